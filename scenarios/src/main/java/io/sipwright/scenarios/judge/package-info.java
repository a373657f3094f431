/** Rulings: findings with requirement, level and mode, and the verdict of a whole run. */
@NullMarked
package io.sipwright.scenarios.judge;

import org.jspecify.annotations.NullMarked;
