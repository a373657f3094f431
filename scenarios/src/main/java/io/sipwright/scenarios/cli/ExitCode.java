package io.sipwright.scenarios.cli;

/** Exit codes that no run determines. */
final class ExitCode {
    static final int WRONG_USAGE = 2;
    static final int INCONCLUSIVE = 3;

    private ExitCode() {}
}
