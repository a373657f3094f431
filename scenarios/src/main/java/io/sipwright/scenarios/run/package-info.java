/** A conformance run: starts target, gateway and browsers, and runs the features in each lane. */
@NullMarked
package io.sipwright.scenarios.run;

import org.jspecify.annotations.NullMarked;
