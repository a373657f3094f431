/** Real browsers behind the browser port. */
@NullMarked
package io.sipwright.browsers;

import org.jspecify.annotations.NullMarked;
