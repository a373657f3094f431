package io.sipwright.scenarios.step;

import io.sipwright.scenarios.diagnosis.Cause;

/** A precondition failed, so the requirements of the scenario cannot be ruled on; the message is the cause. */
public final class SetupFailedError extends AssertionError {
    private static final long serialVersionUID = 1L;

    public SetupFailedError(String cause) {
        super(cause);
    }

    SetupFailedError(String what, Cause cause) {
        super(what + ": " + cause.text() + " (" + cause.evidence() + ")");
    }
}
