package io.sipwright.pstn.container;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A child process that ends with this process. If this process is killed, a later run ends the child, by a {@link
 * ProcessNote}. Safe for any thread.
 */
public final class ChildProcess implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(20);

    private final String role;
    private final @Nullable Path log;
    private final Process process;
    private final ProcessNote note;
    private final Thread atExit;

    private ChildProcess(String role, @Nullable Path log, Process process, ProcessNote note) {
        this.role = role;
        this.log = log;
        this.process = process;
        this.note = note;
        this.atExit = new Thread(note::close, "end of " + role);
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * Starts a program with the streams that the builder says.
     *
     * @param role what it is, small letters: {@code target}
     * @throws IOException if the program does not exist, or the note cannot be written
     */
    public static ChildProcess start(ProcessBuilder builder, String role) throws IOException {
        return start(builder, role, null);
    }

    /**
     * Starts a program without input, whose output goes to a log.
     *
     * @param role what it is, small letters: {@code firefox}
     * @throws IOException if the program does not exist, or the note cannot be written
     */
    public static ChildProcess start(ProcessBuilder builder, Path log, String role) throws IOException {
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        return start(builder, role, log);
    }

    private static ChildProcess start(ProcessBuilder builder, String role, @Nullable Path log) throws IOException {
        Process process = builder.start();
        try {
            return new ChildProcess(role, log, process, ProcessNote.keep(process.toHandle(), role));
        } catch (IOException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    public Process process() {
        return process;
    }

    /**
     * Waits until the program is ready.
     *
     * @throws IOException if it ends before, or is not ready in time; the message names its log
     */
    public void awaitReady(BooleanSupplier ready, Duration within) throws IOException {
        long end = System.nanoTime() + within.toNanos();
        try {
            while (!ready.getAsBoolean()) {
                if (ended(LOOK)) {
                    throw new IOException(role + " ended with " + process.exitValue() + ", see " + log);
                }
                if (System.nanoTime() > end) {
                    throw new IOException(role + " was not ready after " + within.toSeconds() + " s, see " + log);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for " + role);
        }
    }

    /** Expect within T: whether the program has ended. */
    public boolean ended(Duration within) throws InterruptedException {
        return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The output so far; empty without a log. */
    public String printed() {
        try {
            return log == null ? "" : Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it and its child processes, by force after three seconds. */
    @Override
    public void close() {
        note.close();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException shuttingDown) {
            return;
        }
    }
}
