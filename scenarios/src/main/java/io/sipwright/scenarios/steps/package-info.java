/** The steps of the scenario language. */
@NullMarked
package io.sipwright.scenarios.steps;

import org.jspecify.annotations.NullMarked;
