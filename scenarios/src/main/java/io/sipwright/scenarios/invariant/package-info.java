/** Invariants: what holds for everything that the target sends in a whole run, in every lane. Pure functions over its transcripts. */
@NullMarked
package io.sipwright.scenarios.invariant;

import org.jspecify.annotations.NullMarked;
