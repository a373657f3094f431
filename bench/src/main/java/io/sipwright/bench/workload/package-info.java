/** What is measured, one class each. */
@NullMarked
package io.sipwright.bench.workload;

import org.jspecify.annotations.NullMarked;
