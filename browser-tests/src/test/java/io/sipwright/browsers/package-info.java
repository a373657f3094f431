/** Phones in real browsers, against a relay that is just good enough for them. */
@NullMarked
package io.sipwright.browsers;

import org.jspecify.annotations.NullMarked;
