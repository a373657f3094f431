package io.sipwright.bench.peer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

    /** Restricts a running process, with all present and future threads, to these cores. */
    static void confine(long pid) throws IOException {
        if (!ofServer().isEmpty()) {
            String[] command = {"taskset", "--all-tasks", "--cpu-list", "--pid", ofServer(), String.valueOf(pid)};
            Process taskset =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(taskset.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!taskset.onExit().thenApply(done -> done.exitValue() == 0).join()) {
                throw new IOException("taskset failed: " + said.strip());
            }
        }
    }

    static List<String> prefix() {
        return ofServer().isEmpty() ? List.of() : List.of("taskset", "--cpu-list", ofServer());
    }
}
