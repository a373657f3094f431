/** A light media generator: paced RTP and SRTP that carry their own send time. */
@NullMarked
package io.sipwright.bench.media;

import org.jspecify.annotations.NullMarked;
