package io.sipwright.bench.profile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * The evaluation of a flight recording: CPU time by owner (jdk.ExecutionSample, without the kernel) and allocations by
 * owner (jdk.ObjectAllocationSample, weighted by bytes).
 */
public final class Profile {
    private static final int TOP = 10;

    private final Shares cpuByOwner = new Shares();
    private final Shares cpuByMethod = new Shares();
    private final Shares cpuByTopFrame = new Shares();
    private final Shares bytesByOwner = new Shares();
    private final Shares bytesBySite = new Shares();
    private final Set<String> known = new HashSet<>();
    private final double bytesPerOperation;

    private Profile(double bytesPerOperation) {
        this.bytesPerOperation = bytesPerOperation;
    }

    /**
     * Reads a recording.
     *
     * @param bytesPerOperation what was allocated in the same time, counted exactly
     */
    static Profile read(Path file, double bytesPerOperation) throws IOException {
        Profile profile = new Profile(bytesPerOperation);
        try (RecordingFile recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                profile.take(recording.readEvent());
            }
        }
        return profile;
    }

    private void take(RecordedEvent event) {
        if (event.getStackTrace() == null) {
            return;
        }
        List<RecordedFrame> stack = event.getStackTrace().getFrames().stream()
                .filter(RecordedFrame::isJavaFrame)
                .toList();
        switch (event.getEventType().getName()) {
            case "jdk.ExecutionSample" -> cpu(stack);
            case "jdk.ObjectAllocationSample" -> allocation(event, stack);
            default -> {}
        }
    }

    private void cpu(List<RecordedFrame> stack) {
        if (isManagement(stack)) {
            return;
        }
        cpuByOwner.add(Owner.of(stack), 1);
        Owner.ours(stack).ifPresent(method -> cpuByMethod.add(method, 1));
        stack.stream().findFirst().ifPresent(top -> cpuByTopFrame.add(Owner.shortName(top), 1));
    }

    private void allocation(RecordedEvent event, List<RecordedFrame> stack) {
        // A thread's first sample includes everything that it allocated before the recording.
        if (isManagement(stack)
                || event.getThread() == null
                || known.add(event.getThread().getJavaName())) {
            return;
        }
        long weight = event.getLong("weight");
        RecordedClass type = event.getClass("objectClass");
        bytesByOwner.add(Owner.of(stack), weight);
        String where = Owner.ours(stack).orElse(Owner.of(stack));
        String inside = stack.isEmpty() ? "" : " (" + Owner.shortName(stack.get(0)) + ")";
        bytesBySite.add(simple(type.getName()) + " in " + where + inside, weight);
    }

    /** The management connection that measures is not part of the server. */
    private static boolean isManagement(List<RecordedFrame> stack) {
        return stack.stream().anyMatch(frame -> {
            String type = frame.getMethod().getType().getName();
            return type.startsWith("sun.rmi.") || type.startsWith("jdk.jfr.") || type.startsWith("javax.management.");
        });
    }

    private static String simple(String type) {
        return switch (type) {
            case "[B" -> "byte[]";
            case "[C" -> "char[]";
            case "[I" -> "int[]";
            case "[Ljava.lang.Object;" -> "Object[]";
            default -> type.substring(type.lastIndexOf('.') + 1);
        };
    }

    /** Bytes allocated for each operation, counted and not sampled. */
    public double bytesPerOperation() {
        return bytesPerOperation;
    }

    /** The tables, each a list of lines. */
    public Map<String, List<String>> tables() {
        Map<String, List<String>> tables = new LinkedHashMap<>();
        tables.put("CPU samples by owner", lines(cpuByOwner));
        tables.put("CPU samples by method of ours", lines(cpuByMethod));
        tables.put("CPU samples by top frame", lines(cpuByTopFrame));
        tables.put("allocated bytes by owner", lines(bytesByOwner));
        tables.put("allocated bytes by site", lines(bytesBySite));
        return tables;
    }

    private static List<String> lines(Shares shares) {
        List<String> lines = new ArrayList<>();
        shares.top(TOP).forEach(share -> lines.add("%5.1f %%  %s".formatted(share.percent(), share.name())));
        return lines;
    }

    /** Weights by name, and how much of the whole each is. */
    private static final class Shares {
        private final Map<String, Long> weights = new HashMap<>();
        private long whole;

        /**
         * One line.
         *
         * @param name who or where
         * @param percent of the whole
         */
        record Share(String name, double percent) {}

        void add(String name, long weight) {
            weights.merge(name, weight, Long::sum);
            whole += weight;
        }

        /** The heaviest first. */
        List<Share> top(int count) {
            return weights.entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                    .limit(count)
                    .map(entry -> new Share(entry.getKey(), whole == 0 ? 0 : 100.0 * entry.getValue() / whole))
                    .toList();
        }
    }
}
