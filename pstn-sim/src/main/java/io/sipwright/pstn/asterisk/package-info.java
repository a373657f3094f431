/** Asterisk 22 as the gateway. */
@NullMarked
package io.sipwright.pstn.asterisk;

import org.jspecify.annotations.NullMarked;
