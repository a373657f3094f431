package io.sipwright.scenarios.check;

import io.sipwright.scenarios.judge.Finding;

/** What is said of an answer's rule when there is no answer: the call's own cause, which is nobody's failure here. */
final class NoAnswer {
    private NoAnswer() {}

    static Finding finding(String expected, Call call) {
        Cause cause = Causes.ofCall(call);
        return Finding.setupFailed(expected, cause.said(), cause.evidence());
    }
}
