package io.sipwright.bench.peer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The few docker commands that a measured server needs. */
final class Docker {
    private static final long LIMIT_SECONDS = 60;

    private Docker() {}

    /**
     * Runs one command and returns what it printed.
     *
     * @throws IOException if docker is missing or fails, with docker's message
     */
    static String run(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("docker " + arguments.get(0) + " failed: " + out.strip());
            }
            return out.strip();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted in docker " + arguments.get(0), e);
        }
    }

    /** Processes of a container, as this machine numbers them. */
    static List<Long> pids(String container) throws IOException {
        return run(List.of("top", container, "-eo", "pid"))
                .lines()
                .map(String::strip)
                .filter(line -> line.matches("\\d+"))
                .map(Long::valueOf)
                .toList();
    }
}
