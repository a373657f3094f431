/** Mutants: named faults of a target, made by tampering on the wire; data beside the features that must notice them. */
@NullMarked
package io.sipwright.scenarios.mutant;

import org.jspecify.annotations.NullMarked;
