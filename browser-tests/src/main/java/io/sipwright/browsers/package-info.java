/** Real browsers behind the browser port: the factories that a run starts. */
@NullMarked
package io.sipwright.browsers;

import org.jspecify.annotations.NullMarked;
