package io.sipwright.scenarios.check;

import io.sipwright.scenarios.judge.Finding;
import io.sipwright.scenarios.judge.MediaRow;

/** GW-004, in part: what the far end plays before its answer is heard in the browser before the answer. */
public final class EarlyMedia {
    private static final String EXPECTED = "the far end's voice in the browser before the 200";

    private EarlyMedia() {}

    /**
     * @param heardBeforeAnswer what the browser heard before its 200
     */
    public static Finding check(Call call, MediaRow heardBeforeAnswer) {
        boolean offered = !call.phone()
                .received()
                .responses("INVITE")
                .where(s -> !s.isFinal() && s.hasSdp())
                .none();
        if (call.farEnd().received().requests("INVITE").none()) {
            return NoAnswer.finding(EXPECTED, call);
        }
        // GW-004 · RFC 3960 §3
        if (!offered) {
            return Finding.fail(
                    EXPECTED, "no provisional response with SDP", "browser", "183 with SDP did not reach the browser");
        }
        // While the path comes up there may be gaps: whether audio is clean is MED-024's question.
        return heardBeforeAnswer.recognised()
                ? Finding.inPart(EXPECTED, "heard before the 200", "180 after the 183 and a wait of 10 s")
                : Finding.fail(
                        EXPECTED,
                        heardBeforeAnswer.verdict() + " before the 200",
                        heardBeforeAnswer.listener(),
                        Remedies.appended("no audio towards the browser before the answer"));
    }
}
