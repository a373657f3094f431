package io.sipwright.scenarios.target;

import io.sipwright.pstn.container.ChildProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A target that is a process of this machine. */
final class LaunchedCommand implements Launched {
    private final ChildProcess process;
    private final Path log;

    private LaunchedCommand(ChildProcess process, Path log) {
        this.process = process;
        this.log = log;
    }

    static LaunchedCommand start(Target target, Launch.Command launch, Path log) throws TargetException {
        try {
            ProcessBuilder builder = new ProcessBuilder(launch.words());
            builder.environment().putAll(TargetEnvironment.of(target));
            return new LaunchedCommand(ChildProcess.start(builder, log, "target"), log);
        } catch (IOException e) {
            throw new TargetException(
                    "The target " + target.name() + " could not be started: " + e.getMessage() + ".", e);
        }
    }

    @Override
    public Optional<String> ended(Duration within) throws InterruptedException {
        return process.ended(within)
                ? Optional.of("with exit code " + process.process().exitValue() + " before it was ready: "
                        + Launched.lastLine(log))
                : Optional.empty();
    }

    @Override
    public boolean alive() {
        return process.process().isAlive();
    }

    @Override
    public void close() {
        process.close();
    }
}
