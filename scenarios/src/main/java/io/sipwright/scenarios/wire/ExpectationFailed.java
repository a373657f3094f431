package io.sipwright.scenarios.wire;

/** Something that a Then expects did not happen; the requirement has been ruled on already. */
final class ExpectationFailed extends AssertionError {
    private static final long serialVersionUID = 1L;

    ExpectationFailed(String message) {
        super(message);
    }
}
