package io.sipwright.ci.peer;

import io.sipwright.pstn.container.ChildProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** SIPp running in the background; closing this ends it. */
public final class SippRun implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(45);

    private final ChildProcess process;
    private final Path folder;

    SippRun(ChildProcess process, Path folder) {
        this.process = process;
        this.folder = folder;
    }

    /** Waits until all calls are over. */
    public SippResult result() throws IOException, InterruptedException {
        if (!process.ended(LIMIT)) {
            throw new AssertionError("still running after " + LIMIT.toSeconds() + " s: " + printed());
        }
        return SippResult.read(process.process().exitValue(), folder.resolve("statistics.csv"));
    }

    String printed() {
        return process.printed();
    }

    @Override
    public void close() {
        process.close();
    }
}
