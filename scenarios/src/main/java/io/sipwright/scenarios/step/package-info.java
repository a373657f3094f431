/**
 * The scenario language: steps in the words of telephony. A step that ends in {@code (NAT-004)} rules on that requirement
 * and never throws for the target's sake; a step of the scene throws {@link io.sipwright.scenarios.step.SetupFailed}.
 */
@NullMarked
package io.sipwright.scenarios.step;

import org.jspecify.annotations.NullMarked;
