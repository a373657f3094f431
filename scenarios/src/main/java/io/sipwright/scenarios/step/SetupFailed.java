package io.sipwright.scenarios.step;

import io.sipwright.scenarios.diagnosis.Cause;

/** A precondition failed, so the requirements of the scenario cannot be ruled on; the message is the cause. */
public final class SetupFailed extends AssertionError {
    private static final long serialVersionUID = 1L;

    public SetupFailed(String cause) {
        super(cause);
    }

    SetupFailed(String what, Cause cause) {
        super(what + ": " + cause.text() + " (" + cause.evidence() + ")");
    }
}
