/** The workloads, one class each. */
@NullMarked
package io.sipwright.bench.workload;

import org.jspecify.annotations.NullMarked;
