/** DTLS 1.2 with use_srtp and pinned fingerprints (RFC 5763, RFC 5764); the only importer of Bouncy Castle's TLS. */
@NullMarked
package io.sipwright.server.media.dtls;

import org.jspecify.annotations.NullMarked;
