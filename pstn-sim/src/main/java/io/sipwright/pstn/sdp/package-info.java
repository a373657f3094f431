/** A lens on session descriptions: ordered lines in, questions answered, nothing normalised (RFC 8866). */
@NullMarked
package io.sipwright.pstn.sdp;

import org.jspecify.annotations.NullMarked;
