package io.sipwright.bench.profile;

import io.sipwright.bench.peer.JavaProbe;
import io.sipwright.bench.workload.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A flight recording of a Java server, and the exact number of bytes that its threads allocated meanwhile. */
final class FlightRecording implements Workload.Recording {
    private final JavaProbe java;
    private final Path file;
    private Map<String, Long> before = Map.of();
    private long allocated;

    FlightRecording(JavaProbe java, Path file) {
        this.java = java;
        this.file = file;
    }

    @Override
    public void begin() throws IOException {
        java.startRecording();
        before = java.allocated();
    }

    @Override
    public void end() throws IOException {
        allocated = java.allocated().entrySet().stream()
                .filter(thread -> !isManagement(thread.getKey()))
                .mapToLong(thread -> thread.getValue() - before.getOrDefault(thread.getKey(), 0L))
                .sum();
        java.stopRecording(file);
    }

    private static boolean isManagement(String thread) {
        return thread.startsWith("RMI ") || thread.startsWith("JMX ") || thread.startsWith("JFR ");
    }

    /** Bytes between begin and end, by all threads that serve. */
    long allocated() {
        return allocated;
    }
}
