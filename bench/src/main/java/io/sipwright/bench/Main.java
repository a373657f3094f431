package io.sipwright.bench;

import picocli.CommandLine;

/** The program behind {@code ci/bench}. */
public final class Main {
    private Main() {}

    /** Ends the process: 0 measured, 1 with failed operations, 2 wrong usage, 3 could not measure. */
    public static void main(String... arguments) {
        System.exit(new CommandLine(new BenchCommand()).execute(arguments));
    }
}
