/** Starts, controls and ends browser processes; does not depend on phones. */
@NullMarked
package io.sipwright.browsers.driver;

import org.jspecify.annotations.NullMarked;
