/** Arithmetic of the figures: spreads, ratios, CPU time, memory; no I/O but /proc. */
@NullMarked
package io.sipwright.bench.figure;

import org.jspecify.annotations.NullMarked;
