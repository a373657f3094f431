package io.sipwright.pstn.container;

import java.time.Instant;
import java.util.Optional;

/**
 * The process that a container belongs to. A process is identified by its id and start time, because ids are reused.
 *
 * @param pid process id
 * @param startedAt when it started, in milliseconds since the epoch
 */
record Owner(long pid, long startedAt) {
    /** The label of each of our containers. */
    static final String LABEL = "io.sipwright.owner";

    static Owner self() {
        return of(ProcessHandle.current());
    }

    static Owner of(ProcessHandle process) {
        return new Owner(
                process.pid(),
                process.info().startInstant().map(Instant::toEpochMilli).orElse(0L));
    }

    /** Reads a label; empty if it is not ours. */
    static Optional<Owner> parse(String label) {
        String[] parts = label.split("@", 2);
        if (parts.length != 2 || !parts[0].matches("\\d{1,18}") || !parts[1].matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return Optional.of(new Owner(Long.parseLong(parts[0]), Long.parseLong(parts[1])));
    }

    String label() {
        return pid + "@" + startedAt;
    }

    boolean alive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(Owner::of)
                .filter(this::equals)
                .isPresent();
    }
}
