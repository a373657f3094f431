/** The requirement catalogue: 351 rules with their source and level. */
@NullMarked
package io.sipwright.scenarios.requirement;

import org.jspecify.annotations.NullMarked;
