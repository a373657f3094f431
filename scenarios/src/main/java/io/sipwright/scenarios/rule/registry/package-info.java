/** All rules that there are. */
@NullMarked
package io.sipwright.scenarios.rule.registry;

import org.jspecify.annotations.NullMarked;
