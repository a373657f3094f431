/** RTP packets, G.711 and telephone events on the plain side (RFC 3550, RFC 3551, RFC 4733). */
@NullMarked
package io.sipwright.pstn.rtp;

import org.jspecify.annotations.NullMarked;
