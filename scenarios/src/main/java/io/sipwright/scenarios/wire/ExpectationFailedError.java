package io.sipwright.scenarios.wire;

/** An expectation of a Then was not met; the requirement has already been ruled on. */
final class ExpectationFailedError extends AssertionError {
    private static final long serialVersionUID = 1L;

    ExpectationFailedError(String message) {
        super(message);
    }
}
