package io.sipwright.scenarios.cli;

import io.sipwright.scenarios.judge.RunRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The one report of a run: written when the run has ended, or when a signal ends the process before. With SIGTERM, SIGINT or
 * SIGHUP, Java runs its shutdown hooks and ends with 128 and the number of the signal.
 */
final class FinalReport implements AutoCloseable {
    /** Writes a report. */
    interface Writer {
        void write(RunRecord run) throws IOException;
    }

    private final Supplier<RunRecord> soFar;
    private final Writer writer;
    private final ReentrantLock lock = new ReentrantLock();
    private final Thread atSignal = new Thread(this::interrupted, "report-at-signal");
    private boolean written;

    /** @param soFar what was judged until a signal came */
    FinalReport(Supplier<RunRecord> soFar, Writer writer) {
        this.soFar = soFar;
        this.writer = writer;
        Runtime.getRuntime().addShutdownHook(atSignal);
    }

    /** Writes the report of the run that has ended. Once a signal has come, waits for the end of the process instead. */
    void write(RunRecord run) throws IOException {
        write(run, writer);
    }

    /** As {@link #write(RunRecord)}, in another way. */
    void write(RunRecord run, Writer writer) throws IOException {
        if (!once(run, writer)) {
            awaitEnd();
        }
    }

    /** Whether this is the first to write. */
    private boolean once(RunRecord run, Writer writer) throws IOException {
        lock.lock();
        try {
            boolean first = !written;
            written = true;
            if (first) {
                writer.write(run);
            }
            return first;
        } finally {
            lock.unlock();
        }
    }

    private void interrupted() {
        RunRecord run = soFar.get(); // before anything else: the same signal may be ending the target
        try {
            once(run, writer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Once a signal has come, waits for the end of the process: what ends a run then is no fault. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atSignal);
        } catch (IllegalStateException shuttingDown) {
            awaitEnd();
        }
    }

    private static void awaitEnd() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
