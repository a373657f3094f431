/** Mutants: named faults of a target, made by tampering on the wire, as data beside the features that are to notice them. */
@NullMarked
package io.sipwright.scenarios.mutant;

import org.jspecify.annotations.NullMarked;
