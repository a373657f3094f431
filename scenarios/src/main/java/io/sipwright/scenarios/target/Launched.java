package io.sipwright.scenarios.target;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What was started for a run. Safe for any thread. */
interface Launched extends AutoCloseable {
    /** A target that somebody else started. */
    Launched NOTHING = new Launched() {};

    /**
     * Starts what a target file says.
     *
     * @param log where its output goes
     */
    static Launched start(Target target, Path log) throws TargetFault, PrerequisiteMissing {
        Launch launch = target.launch();
        if (launch instanceof Launch.Command command) {
            return LaunchedCommand.start(target, command, log);
        }
        return launch instanceof Launch.InContainer container
                ? LaunchedContainer.start(target, container, log)
                : NOTHING;
    }

    /**
     * Waits this long at most for its end.
     *
     * @return how it ended; empty while it runs, or when it is not ours to know
     */
    default Optional<String> ended(Duration within) throws InterruptedException {
        return Optional.empty();
    }

    /** Whether it runs still, as far as we can know. */
    default boolean alive() {
        return true;
    }

    /** What may be the matter where it runs and does not answer; the empty string where nothing is known. */
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
