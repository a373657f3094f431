package io.sipwright.browsers.driver;

import io.sipwright.pstn.container.OwnedProcess;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A child process that must not outlive this process. If this process is killed, a later run ends the child. */
final class ChildProcess implements AutoCloseable {
    private static final long LOOK_MILLIS = 20;

    private final String name;
    private final Path log;
    private final OwnedProcess process;

    private ChildProcess(String name, Path log, OwnedProcess process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    /** @param name in small letters */
    static ChildProcess start(String name, List<String> command, Map<String, String> environment, Path log)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return new ChildProcess(name, log, OwnedProcess.start(builder, name));
    }

    /**
     * Waits until the program is ready.
     *
     * @throws IOException when it ends before, or does not get ready in time
     */
    void awaitReady(BooleanSupplier ready, Duration within) throws IOException {
        long end = System.nanoTime() + within.toNanos();
        while (!ready.getAsBoolean()) {
            if (ended(LOOK_MILLIS)) {
                throw new IOException(name + " ended with " + process.process().exitValue() + ", see " + log);
            }
            if (System.nanoTime() > end) {
                throw new IOException(name + " was not ready after " + within.toSeconds() + " s, see " + log);
            }
        }
    }

    /** Whether the program has ended, or ends within this time. */
    boolean ended(long millis) throws InterruptedIOException {
        try {
            return process.process().waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for " + name);
        }
    }

    /** Ends the program and its child processes. */
    @Override
    public void close() {
        process.close();
    }
}
