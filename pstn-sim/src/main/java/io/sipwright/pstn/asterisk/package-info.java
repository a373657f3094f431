/** Asterisk 22 as the telephone network. */
@NullMarked
package io.sipwright.pstn.asterisk;

import org.jspecify.annotations.NullMarked;
