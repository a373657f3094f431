package io.sipwright.bench.figure;

/**
 * One measured value.
 *
 * @param workload its name
 * @param phase of the workload, for example {@code saturated} or {@code 50 calls}
 * @param peer who was measured
 * @param metric what was measured
 * @param value in the metric's unit
 */
public record Figure(String workload, String phase, String peer, Metric metric, double value) {}
