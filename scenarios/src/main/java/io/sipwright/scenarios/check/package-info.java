/**
 * Checks: pure functions from what was observed to a finding. One small class for each requirement, named after what it
 * looks at; {@link io.sipwright.scenarios.check.Causes} names why a call failed.
 */
@NullMarked
package io.sipwright.scenarios.check;

import org.jspecify.annotations.NullMarked;
