package io.sipwright.scenarios.wire;

import io.cucumber.java.Scenario;
import io.sipwright.pstn.wire.Recorder;
import io.sipwright.scenarios.judge.Finding;
import io.sipwright.scenarios.judge.Rulebook;
import io.sipwright.scenarios.judge.Verdict;
import io.sipwright.scenarios.step.RulingRecorder;
import io.sipwright.scenarios.step.SetupFailedError;
import java.util.ArrayList;
import java.util.List;
import org.opentest4j.TestAbortedException;

/**
 * What a wire scenario says of the requirements in its tags: a Then that fails is their failure, a Given or When that fails
 * leaves them without a ruling, and a scenario that ends well is a pass. Where it shows a recommendation within a requirement that is a
 * MUST, it has the tag {@code @should}, and its failure is a warning.
 */
final class WireVerdicts {
    private final Scenario scenario;
    private final Rulebook rulebook;
    private final RulingRecorder recorder;
    private final List<String> claims;
    private final boolean recommended;
    private final List<String> seen = new ArrayList<>();
    private boolean ruled;

    WireVerdicts(Scenario scenario, Rulebook rulebook) {
        this.scenario = scenario;
        this.rulebook = rulebook;
        recorder = new RulingRecorder(scenario, rulebook);
        recommended = scenario.getSourceTagNames().contains("@should");
        claims = scenario.getSourceTagNames().stream()
                .map(tag -> tag.substring(1))
                .filter(rulebook::knows)
                .distinct()
                .toList();
    }

    /** Notes what a Then has seen; the pass is made of it. */
    void saw(String what) {
        if (RunningStep.part() == RunningStep.Part.THEN) {
            seen.add(what);
        }
    }

    /**
     * An expectation did not come true. In a Then it is the requirement's failure, else the scene could not be set.
     *
     * @param expected what should have come
     * @param actual what came
     * @param where the message that shows it; may be empty
     * @param restsOn the requirement that a failing precondition belongs to; may be empty
     * @return to be thrown; a warning, and what the profile excuses, ends the scenario as aborted instead
     */
    AssertionError failed(String expected, String actual, String where, String restsOn) {
        String sentence = actual + "; expected: " + expected;
        if (RunningStep.part() != RunningStep.Part.THEN) {
            String owner = restsOn.isEmpty() ? "" : " (see " + restsOn + ")";
            return setupFailed(expected, sentence + owner, where);
        }
        boolean failure = claims.isEmpty();
        for (String id : claims) {
            String place = RunningStep.text() + "\n" + where;
            Finding finding = recommended
                    ? Finding.warn(expected, actual, place, sentence)
                    : Finding.fail(expected, actual, place, sentence);
            Verdict verdict = recorder.rule(id, finding);
            failure |= verdict == Verdict.FAIL;
        }
        ruled = true;
        if (!failure) {
            throw new TestAbortedException(sentence);
        }
        return new ExpectationFailedError(sentence);
    }

    /**
     * A message came, but not as it was expected. Where the target begins calls of its own, what it writes into their messages is
     * no forwarding of what came (RFC 7092), and a requirement on that does not apply.
     */
    AssertionError failedMessage(String expected, String actual, String where) {
        if (!claims.isEmpty() && claims.stream().allMatch(rulebook::isWrittenAnew)) {
            return notApplicable(Rulebook.WRITTEN_ANEW + actual);
        }
        return failed(expected, actual, where, "");
    }

    /** The scene could not be set, whichever step says so: the requirement is not ruled on. */
    AssertionError setupFailed(String expected, String cause, String where) {
        boolean failed = claims.isEmpty();
        for (String id : claims) {
            failed |= recorder.rule(id, Finding.setupFailed(expected, cause, where)) == Verdict.SETUP_FAILED;
        }
        ruled = true;
        if (!failed) {
            throw new TestAbortedException(cause);
        }
        return new SetupFailedError(cause);
    }

    /** The requirement does not apply to this target; ends the scenario. */
    AssertionError notApplicable(String why) {
        claims.forEach(id -> recorder.rule(id, Finding.notApplicable("", why)));
        ruled = true;
        throw new TestAbortedException("not applicable: " + why);
    }

    /** The harness or the target lacks the means; ends the scenario. */
    TestAbortedException unsupported(String why) {
        claims.forEach(id -> recorder.rule(id, new Finding(Verdict.UNSUPPORTED, "", "not tried", "", why)));
        ruled = true;
        return new TestAbortedException("unsupported: " + why);
    }

    /** A scenario that ended well. */
    void passed() {
        if (!ruled) {
            String actual = seen.isEmpty() ? "every step held" : String.join("; ", seen);
            claims.forEach(id -> recorder.rule(id, Finding.pass("the scenario holds", actual, scenario.getName())));
        }
    }

    /** What went over the wire. */
    void enter(Recorder wire) {
        recorder.enter(wire.transcript());
        recorder.enter(wire.frames());
    }
}
