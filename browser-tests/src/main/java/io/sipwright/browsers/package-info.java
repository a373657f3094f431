/** Factories that start real browsers behind the port {@code phone.Browser}. */
@NullMarked
package io.sipwright.browsers;

import org.jspecify.annotations.NullMarked;
