/** Comparison of several runs: requirement by target. */
@NullMarked
package io.sipwright.scenarios.report.compare;

import org.jspecify.annotations.NullMarked;
