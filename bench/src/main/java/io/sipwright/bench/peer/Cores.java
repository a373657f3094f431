package io.sipwright.bench.peer;

import java.util.List;

/**
 * Which cores the measured server may use, so that it and the generator do not take time from each other. Named by the
 * system property {@value #PROPERTY} in the form of taskset(1); without it nothing is pinned.
 */
public final class Cores {
    static final String PROPERTY = "bench.server.cores";

    private Cores() {}

    /** The list of cores; empty where the server may use all. */
    public static String ofServer() {
        return System.getProperty(PROPERTY, "");
    }

    static List<String> prefix() {
        return ofServer().isEmpty() ? List.of() : List.of("taskset", "--cpu-list", ofServer());
    }
}
