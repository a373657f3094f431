/** Checks: pure functions from what was observed to a finding. */
@NullMarked
package io.sipwright.scenarios.check;

import org.jspecify.annotations.NullMarked;
