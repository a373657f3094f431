package io.sipwright.bench.figure;

/** What is measured, with its unit. */
public enum Metric {
    RATE("rate", "/s"),
    CPU_PER_OPERATION("server CPU per operation", "µs"),
    LATENCY_P50("latency p50", "µs"),
    LATENCY_P99("latency p99", "µs"),
    SERVER_CORES("server CPU", "cores"),
    GENERATOR_CORES("generator CPU", "cores"),
    FAILURES("failures", ""),
    PSS_PER_CONNECTION("memory per connection (PSS)", "KiB"),
    HEAP_PER_CONNECTION("live heap per connection", "KiB"),
    ADDED_P50("added delay p50", "µs"),
    ADDED_P99("added delay p99", "µs"),
    LOSS("lost packets", "%"),
    ALLOCATED_PER_PACKET("allocated per packet", "B");

    private final String words;
    private final String unit;

    Metric(String words, String unit) {
        this.words = words;
        this.unit = unit;
    }

    /** As the tables name it. */
    public String words() {
        return words;
    }

    /** Empty for a plain count. */
    public String unit() {
        return unit;
    }
}
