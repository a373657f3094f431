/** Starting, driving and ending browser processes; knows nothing of phones. */
@NullMarked
package io.sipwright.browsers.driver;

import org.jspecify.annotations.NullMarked;
