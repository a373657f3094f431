package io.sipwright.scenarios.check;

import io.sipwright.scenarios.judge.Finding;
import io.sipwright.scenarios.judge.MediaRow;
import java.util.List;
import java.util.Optional;

/** CALL-001, in part: a call is set up, both ends hear (and see) each other, and it ends with 200 to BYE. */
public final class BasicCall {
    private static final String EXPECTED = "set up, heard and seen by both, ended with 200 to BYE";

    private BasicCall() {}

    /**
     * @param caller messages of the calling browser
     * @param rows who heard whom
     * @param framesDecoded video frames that each end decoded; empty for an audio call
     */
    public static Finding check(Call caller, List<MediaRow> rows, List<Long> framesDecoded) {
        if (caller.answer().isEmpty()) {
            Cause cause = Causes.ofCall(caller);
            return Finding.fail(EXPECTED, "not set up", cause.evidence(), cause.said());
        }
        // Gaps are no matter here: media that goes from browser to browser is no work of the target.
        Optional<MediaRow> deaf = rows.stream().filter(r -> !r.recognised()).findFirst();
        if (deaf.isPresent()) {
            String cause = deaf.get().listener() + " does not hear "
                    + deaf.get().speaker() + ": " + deaf.get().verdict();
            return Finding.fail(EXPECTED, cause, deaf.get().listener(), cause);
        }
        if (framesDecoded.contains(0L)) {
            return Finding.fail(EXPECTED, "frames decoded: " + framesDecoded, "browsers", "no video at one end");
        }
        return ended(caller)
                ? Finding.inPart(
                        EXPECTED, "frames decoded: " + framesDecoded, "10 s of talk, and BYE of each side in turn")
                : Finding.fail(EXPECTED, "no 200 to BYE", "browser", "BYE was not answered with 200");
    }

    /** Whether the BYE of either end has got its 200. */
    public static boolean ended(Call call) {
        // CALL-001 · RFC 3261 §15.1.2
        return call.phone().received().success("BYE").isPresent()
                || call.farEnd().received().success("BYE").isPresent();
    }
}
