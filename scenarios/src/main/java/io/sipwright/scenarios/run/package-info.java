/** A conformance run: starts the target, the telephone network and the browsers, and runs the features in each lane. */
@NullMarked
package io.sipwright.scenarios.run;

import org.jspecify.annotations.NullMarked;
