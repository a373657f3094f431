/** The phone page as a person uses it, and the parts that drive browsers. */
@NullMarked
package io.sipwright.browsers.driver;

import org.jspecify.annotations.NullMarked;
