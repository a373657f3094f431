package io.sipwright.scenarios.check;

import io.sipwright.scenarios.judge.Finding;
import java.time.Duration;
import java.util.Optional;

/** CALL-026: when a tab is closed during a call, the other party is released, and the user can register again. */
public final class AbandonedCall {
    private AbandonedCall() {}

    /**
     * @param call whose browser tab was closed
     * @param released how long the far side stayed in the call; empty when it still was in it at the limit
     * @param registeredAgain whether the user registered from a new tab afterwards
     */
    public static Finding check(Call call, Optional<Duration> released, boolean registeredAgain, Duration limit) {
        String expected = "the far side released within " + limit.toSeconds() + " s, a new registration accepted";
        if (call.answer().isEmpty()) {
            return NoAnswer.finding(expected, call);
        }
        // CALL-026 · RFC 5626 §4.2.2
        if (released.isEmpty()) {
            return Finding.fail(
                    expected,
                    "still in the call",
                    "far end",
                    Remedies.appended("the far side is not released when the tab closes"));
        }
        return registeredAgain
                ? Finding.pass(expected, "released after " + released.get().toMillis() + " ms", "far end")
                : Finding.fail(
                        expected,
                        "no new registration",
                        "browser",
                        "the user cannot register again after the tab closed");
    }
}
