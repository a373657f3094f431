package io.sipwright.scenarios.target;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A target that is a process of this machine. */
final class LaunchedCommand implements Launched {
    private static final Duration TO_END = Duration.ofSeconds(3);

    private final Process process;
    private final Path log;

    private LaunchedCommand(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static LaunchedCommand start(Target target, Launch.Command launch, Path log) throws TargetFault {
        try {
            Process process = new ProcessBuilder(launch.words())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            return new LaunchedCommand(process, log);
        } catch (IOException e) {
            throw new TargetFault("The target " + target.name() + " could not be started: " + e.getMessage() + ".", e);
        }
    }

    @Override
    public Optional<String> ended(Duration within) throws InterruptedException {
        return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)
                ? Optional.of(
                        "with exit code " + process.exitValue() + " before it was ready: " + Launched.lastLine(log))
                : Optional.empty();
    }

    @Override
    public boolean alive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(TO_END.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
