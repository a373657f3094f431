/**
 * Gherkin steps for calls of phones. {@code Then NAT-004 holds} rules on that requirement and never throws because of
 * the target; other steps throw {@link io.sipwright.scenarios.step.SetupFailedError}.
 */
@NullMarked
package io.sipwright.scenarios.step;

import org.jspecify.annotations.NullMarked;
