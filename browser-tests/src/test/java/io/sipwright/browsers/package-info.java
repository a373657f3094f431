/** Phones in real browsers, against a minimal SIP relay. */
@NullMarked
package io.sipwright.browsers;

import org.jspecify.annotations.NullMarked;
