/** STUN Binding messages as ICE uses them (RFC 8489, RFC 8445 §7.1); the only importer of ice4j, which is the codec. */
@NullMarked
package io.sipwright.server.media.stun;

import org.jspecify.annotations.NullMarked;
