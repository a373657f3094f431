package io.sipwright.scenarios.target;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A target that answers. Closing it ends the process that we started, if we did. */
public final class RunningTarget implements AutoCloseable {
    private static final Duration TO_END = Duration.ofSeconds(3);

    private final Optional<Process> process;
    private final Thread atExit;

    private RunningTarget(Optional<Process> process) {
        this.process = process;
        atExit = new Thread(this::end, "end-target");
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * Starts the target where its file says how, and waits until it answers.
     *
     * @param log where the output of its process goes
     * @throws TargetFault when it does not run or does not answer in time
     */
    public static RunningTarget start(Target target, Path log, Duration within)
            throws TargetFault, InterruptedException {
        RunningTarget running =
                new RunningTarget(target.launch().isEmpty() ? Optional.empty() : Optional.of(launched(target, log)));
        try {
            running.awaitReady(target, log, within);
            return running;
        } catch (TargetFault | InterruptedException e) {
            running.close();
            throw e;
        }
    }

    private static Process launched(Target target, Path log) throws TargetFault {
        if (Readiness.listens(target.ws())) {
            throw new TargetFault("The port of " + target.ws() + " is taken: something listens there already, so "
                    + target.name() + " was not started.");
        }
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            return new ProcessBuilder(target.launch())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new TargetFault("The target " + target.name() + " could not be started: " + e.getMessage() + ".", e);
        }
    }

    private void awaitReady(Target target, Path log, Duration within) throws TargetFault, InterruptedException {
        long end = System.nanoTime() + within.toNanos();
        boolean listens = false;
        while (System.nanoTime() < end) {
            listens = listens || Readiness.listens(target.ws());
            if (listens && Readiness.answersOptions(target)) {
                return;
            }
            if (process.isPresent() && process.get().waitFor(50, TimeUnit.MILLISECONDS)) {
                throw new TargetFault("The target " + target.name() + " ended with exit code "
                        + process.get().exitValue() + " before it was ready: " + lastLine(log));
            }
        }
        throw new TargetFault(silence(target, listens, within));
    }

    private static String silence(Target target, boolean listens, Duration within) {
        String who = "The target " + target.name() + " does not answer: ";
        String what = listens
                ? "no response to OPTIONS over UDP from " + address(target)
                : "nothing accepts connections at " + target.ws();
        return who + what + " within " + within.toSeconds() + " s.";
    }

    private static String address(Target target) {
        return target.sip().getAddress().getHostAddress() + ":" + target.sip().getPort();
    }

    private static String lastLine(Path log) {
        try {
            List<String> lines =
                    Files.readAllLines(log).stream().filter(l -> !l.isBlank()).toList();
            return lines.isEmpty()
                    ? "it wrote nothing."
                    : "\"" + lines.get(lines.size() - 1).strip() + "\" (" + log + ")";
        } catch (IOException e) {
            return "its log " + log + " cannot be read.";
        }
    }

    /** Whether it still runs, as far as we can know: true for a target that we did not start. */
    public boolean alive() {
        return process.map(Process::isAlive).orElse(true);
    }

    @Override
    public void close() {
        end();
        if (Thread.currentThread() != atExit) {
            try {
                Runtime.getRuntime().removeShutdownHook(atExit);
            } catch (IllegalStateException shuttingDown) {
                return;
            }
        }
    }

    private void end() {
        process.ifPresent(p -> {
            p.destroy();
            try {
                if (!p.waitFor(TO_END.toMillis(), TimeUnit.MILLISECONDS)) {
                    p.destroyForcibly();
                }
            } catch (InterruptedException e) {
                p.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        });
    }
}
