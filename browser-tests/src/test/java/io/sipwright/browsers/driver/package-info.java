/** The phone page as a user uses it, and the classes that control browsers. */
@NullMarked
package io.sipwright.browsers.driver;

import org.jspecify.annotations.NullMarked;
