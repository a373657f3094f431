/** Coded audio signatures: their generation, and their detection in recorded audio. */
@NullMarked
package io.sipwright.pstn.tone;

import org.jspecify.annotations.NullMarked;
