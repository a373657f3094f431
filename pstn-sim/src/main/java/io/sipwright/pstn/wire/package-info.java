/** Transports and the transcripts that they record, byte for byte with times: the only evidence of signalling. */
@NullMarked
package io.sipwright.pstn.wire;

import org.jspecify.annotations.NullMarked;
