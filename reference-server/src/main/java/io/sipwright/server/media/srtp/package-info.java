/** SRTP and SRTCP (RFC 3711, RFC 7714); the only importer of jitsi-srtp. */
@NullMarked
package io.sipwright.server.media.srtp;

import org.jspecify.annotations.NullMarked;
