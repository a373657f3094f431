/** RTP and RTCP in place: classifying packets, reading and changing headers (RFC 3550, RFC 5761, RFC 7983). */
@NullMarked
package io.sipwright.server.media.rtp;

import org.jspecify.annotations.NullMarked;
