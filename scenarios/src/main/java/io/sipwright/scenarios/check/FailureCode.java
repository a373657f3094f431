package io.sipwright.scenarios.check;

import io.sipwright.scenarios.judge.Finding;
import java.util.Optional;

/** CALL-004, in part: the caller gets the failure code that the callee sent. */
public final class FailureCode {
    private FailureCode() {}

    /**
     * @param call that the far end refused
     */
    public static Finding check(Call call) {
        String expected = "the caller gets the callee's failure code";
        Optional<Seen> sent =
                call.farEnd().sent().responses("INVITE").where(Seen::isFinal).first();
        if (sent.isEmpty()) {
            return NoAnswer.finding(expected, call);
        }
        Optional<Seen> got =
                call.phone().received().responses("INVITE").where(Seen::isFinal).last();
        String actual = got.map(Seen::what).orElse("nothing");
        // CALL-004 · RFC 3261 §16.7 step 6
        return got.filter(g -> g.sip().status() == sent.get().sip().status())
                .map(g -> Finding.inPart(expected, actual, "the other failure codes"))
                .orElseGet(() -> Finding.fail(
                        expected,
                        actual,
                        got.map(Seen::where).orElse("browser"),
                        "the far end's " + sent.get().what() + " became " + actual + " on its way to the browser"));
    }
}
