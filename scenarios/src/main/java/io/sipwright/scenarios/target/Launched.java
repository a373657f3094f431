package io.sipwright.scenarios.target;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A target started for a run. Safe for any thread. */
interface Launched extends AutoCloseable {
    /** A target that Sipwright did not start. */
    Launched NOTHING = new Launched() {};

    /**
     * Starts a target as its file says.
     *
     * @param log where its output goes
     */
    static Launched start(Target target, Path log) throws TargetException, PrerequisiteMissingException {
        Launch launch = target.launch();
        if (launch instanceof Launch.Command command) {
            return LaunchedCommand.start(target, command, log);
        }
        return launch instanceof Launch.InContainer container
                ? LaunchedContainer.start(target, container, log)
                : NOTHING;
    }

    /**
     * Expect within T: its end.
     *
     * @return how it ended; empty while it runs, or if unknown
     */
    default Optional<String> ended(Duration within) throws InterruptedException {
        return Optional.empty();
    }

    /** Whether it still runs, as far as known. */
    default boolean alive() {
        return true;
    }

    /** A possible cause if it runs but does not answer; empty if none is known. */
    default String whenSilent() {
        return "";
    }

    /** Ends it. */
    @Override
    default void close() {}

    /** The last line of a log, quoted, and where the rest is. */
    static String lastLine(Path log) {
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
}
