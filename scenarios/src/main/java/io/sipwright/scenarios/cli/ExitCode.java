package io.sipwright.scenarios.cli;

/** What the process exits with where no run decides. */
final class ExitCode {
    static final int WRONG_USAGE = 2;
    static final int INCONCLUSIVE = 3;

    private ExitCode() {}
}
