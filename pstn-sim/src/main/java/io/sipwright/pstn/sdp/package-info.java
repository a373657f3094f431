/** A read-only view of session descriptions as ordered lines, without normalisation (RFC 8866). */
@NullMarked
package io.sipwright.pstn.sdp;

import org.jspecify.annotations.NullMarked;
