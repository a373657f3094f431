/** The list of all rules. */
@NullMarked
package io.sipwright.scenarios.rule.registry;

import org.jspecify.annotations.NullMarked;
