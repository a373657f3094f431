/** Implements the phone port with a phone page in a real browser. */
@NullMarked
package io.sipwright.browsers.phone;

import org.jspecify.annotations.NullMarked;
