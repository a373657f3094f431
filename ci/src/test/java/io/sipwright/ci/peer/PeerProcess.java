package io.sipwright.ci.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A child process of a test; it outlives neither the test nor this process. */
final class PeerProcess implements AutoCloseable {
    private static final long POLITE_MILLIS = 2000;

    private final Process process;
    private final Path log;
    private final Thread atExit;

    private PeerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        atExit = new Thread(this::end, "end-peer");
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Starts a command in a folder; its output goes to the log. */
    static PeerProcess start(Path folder, Path log, List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new PeerProcess(process, log);
    }

    /**
     * Waits for the end.
     *
     * @return the exit code
     * @throws AssertionError when it is still running after this time; the message holds what it printed
     */
    int exitCode(Duration within) throws InterruptedException {
        if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("still running after " + within.toSeconds() + " s: " + printed());
        }
        return process.exitValue();
    }

    boolean alive() {
        return process.isAlive();
    }

    String printed() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException shuttingDown) {
            return;
        }
    }

    private void end() {
        process.destroy();
        try {
            if (!process.waitFor(POLITE_MILLIS, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
