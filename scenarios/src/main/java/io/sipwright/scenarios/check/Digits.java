package io.sipwright.scenarios.check;

import io.sipwright.scenarios.judge.Finding;

/** MED-027, in part: the digits that the browser sends arrive at the trunk, each once and in order. */
public final class Digits {
    private Digits() {}

    public static Finding check(Call call, String sent, String collected) {
        String expected = "digits " + sent + " at the far end";
        if (call.answer().isEmpty()) {
            return NoAnswer.finding(expected, call);
        }
        // MED-027 · RFC 4733 §2.5.1
        return collected.equals(sent)
                ? Finding.inPart(expected, collected, "the events' packets one by one")
                : Finding.fail(
                        expected,
                        collected.isEmpty() ? "none" : collected,
                        "far end",
                        "the far end collected \"" + collected + "\" where \"" + sent + "\" was sent");
    }
}
