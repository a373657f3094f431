package io.sipwright.scenarios.target;

import io.sipwright.pstn.container.Container;
import io.sipwright.pstn.port.PortHolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A target that is ready. Closing it ends the process or container that was started for the run, if any. */
public final class RunningTarget implements AutoCloseable {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final Launched launched;
    private final Thread atExit;

    private RunningTarget(Launched launched) {
        this.launched = launched;
        atExit = new Thread(launched::close, "end-target");
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * Starts the target if its file says how, and waits until it answers.
     *
     * @param log where the output of its program goes
     * @throws TargetException if it does not run or does not answer in time
     * @throws PrerequisiteMissingException if it needs a container that cannot run here
     */
    public static RunningTarget start(Target target, Path log, Duration within)
            throws TargetException, PrerequisiteMissingException, InterruptedException {
        RunningTarget running = new RunningTarget(launched(target, log));
        try {
            running.awaitReady(target, within);
            return running;
        } catch (TargetException | InterruptedException e) {
            running.close();
            throw e;
        }
    }

    private static Launched launched(Target target, Path log) throws TargetException, PrerequisiteMissingException {
        if (target.launch() instanceof Launch.Nothing) {
            return Launched.NOTHING;
        }
        requireFree(target);
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new TargetException("The log " + log + " cannot be written: " + e.getMessage() + ".", e);
        }
        return Launched.start(target, log);
    }

    /** A process or a container that a killed run left behind may still have the port. */
    private static void requireFree(Target target) throws TargetException {
        boolean free =
                !Readiness.listens(target.ws()) || (Container.removeLeftovers() > 0 && !Readiness.listens(target.ws()));
        if (!free) {
            int port = Readiness.port(target.ws());
            throw new TargetException("Port " + port + " of " + target.ws() + " is taken" + PortHolder.clause(port)
                    + ", so " + target.name()
                    + " was not started: free it, or give another port (0 for any) as ws: in the target file.");
        }
    }

    private void awaitReady(Target target, Duration within) throws TargetException, InterruptedException {
        long end = System.nanoTime() + within.toNanos();
        boolean listens = false;
        while (System.nanoTime() < end) {
            listens = listens || Readiness.listens(target.ws());
            if (listens && (target.trunk().isEmpty() || Readiness.answersOptions(target))) {
                return;
            }
            Optional<String> ended = launched.ended(LOOK_AGAIN);
            if (ended.isPresent()) {
                throw new TargetException("The target " + target.name() + " ended " + ended.get());
            }
        }
        throw new TargetException(silence(target, listens, within, launched.whenSilent()));
    }

    private static String silence(Target target, boolean listens, Duration within, String hint) {
        String who = "The target " + target.name() + " does not answer: ";
        String what = listens
                ? "no response to OPTIONS over UDP from " + address(target)
                : "nothing accepts connections at " + target.ws();
        return who + what + " within " + within.toSeconds() + " s" + (hint.isEmpty() ? "." : "; " + hint + ".");
    }

    private static String address(Target target) {
        return target.sip().getAddress().getHostAddress() + ":" + target.sip().getPort();
    }

    /** Whether it still runs; true for a target that Sipwright did not start. */
    public boolean alive() {
        return launched.alive();
    }

    @Override
    public void close() {
        launched.close();
        if (Thread.currentThread() != atExit) {
            try {
                Runtime.getRuntime().removeShutdownHook(atExit);
            } catch (IllegalStateException shuttingDown) {
                return;
            }
        }
    }
}
