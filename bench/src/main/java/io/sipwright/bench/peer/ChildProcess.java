package io.sipwright.bench.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that logs when it is ready and ends with this one. */
final class ChildProcess implements AutoCloseable {
    private static final Duration STARTS = Duration.ofSeconds(30);
    private static final long LOOK_MILLIS = 20;

    private final Process process;
    private final Path log;
    private final Thread farewell = new Thread(this::kill, "end of a child process");

    private ChildProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        Runtime.getRuntime().addShutdownHook(farewell);
    }

    /**
     * Starts it; what it prints goes to the log.
     *
     * @param ready the log line that shows that the process is ready
     * @throws IOException if it ends before that, or takes longer than {@code STARTS}
     */
    static ChildProcess start(List<String> command, Path log, String ready) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        ChildProcess child = new ChildProcess(process, log);
        child.await(ready);
        return child;
    }

    long pid() {
        return process.pid();
    }

    private void await(String ready) throws IOException {
        long deadline = System.nanoTime() + STARTS.toNanos();
        try {
            while (!Files.readString(log).contains(ready)) {
                if (process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                    close();
                    throw new IOException("it did not get ready: " + Files.readString(log));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            throw new IOException("interrupted while a server started", e);
        }
    }

    private void kill() {
        process.destroyForcibly();
    }

    /** Ends the process and waits until it has ended. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            Runtime.getRuntime().removeShutdownHook(farewell);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IllegalStateException shuttingDown) {
            process.destroyForcibly();
        }
    }
}
