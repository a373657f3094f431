package io.sipwright.ci.peer;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** SIPp running in the background; closing this ends it. */
public final class SippRun implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(45);

    private final PeerProcess process;
    private final Path folder;

    SippRun(PeerProcess process, Path folder) {
        this.process = process;
        this.folder = folder;
    }

    /** Waits until all calls are over. */
    public SippResult result() throws IOException, InterruptedException {
        int exitCode = process.exitCode(LIMIT);
        return SippResult.read(exitCode, folder.resolve("statistics.csv"));
    }

    String printed() {
        return process.printed();
    }

    @Override
    public void close() {
        process.close();
    }
}
