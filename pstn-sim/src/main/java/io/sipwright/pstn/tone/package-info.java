/** Coded audio signatures: who speaks and when, proved from the samples that a listener heard. */
@NullMarked
package io.sipwright.pstn.tone;

import org.jspecify.annotations.NullMarked;
