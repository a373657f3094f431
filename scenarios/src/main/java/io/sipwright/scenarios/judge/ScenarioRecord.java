package io.sipwright.scenarios.judge;

import io.sipwright.pstn.wire.WireFrame;
import io.sipwright.pstn.wire.WireMessage;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One finished scenario in one lane.
 *
 * @param name the scenario's name
 * @param feature the feature's name
 * @param source file and line, {@code register.feature:12}
 * @param lane the mode in which it ran
 * @param claims ids of the requirements in its tags, in order
 * @param startedAt when its first step began
 * @param seconds how long it took
 * @param steps in order, hooks that failed among them
 * @param rulings as attached
 * @param media who was heard by whom
 * @param messages the SIP of all parties, in order of time
 * @param frames that the parties received over WebSocket, where they can be seen
 * @param attachments everything else
 */
public record ScenarioRecord(
        String name,
        String feature,
        String source,
        Lane lane,
        List<String> claims,
        Instant startedAt,
        double seconds,
        List<StepRecord> steps,
        List<Ruling> rulings,
        List<MediaRow> media,
        List<WireMessage> messages,
        List<WireFrame> frames,
        List<Attachment> attachments) {

    public ScenarioRecord {
        claims = List.copyOf(claims);
        steps = List.copyOf(steps);
        rulings = List.copyOf(rulings);
        media = List.copyOf(media);
        messages = List.copyOf(messages);
        frames = List.copyOf(frames);
        attachments = List.copyOf(attachments);
    }

    /** The name of a feature's file. */
    public static String fileName(URI feature) {
        String path = feature.toString();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The source of a scenario that begins in this line. */
    public static String source(URI feature, int line) {
        return fileName(feature) + ":" + line;
    }

    /** When its last step had ended. */
    public Instant endedAt() {
        return startedAt.plusNanos(Math.round(seconds * 1e9));
    }

    /** The same with rulings that were made after its end. */
    public ScenarioRecord with(List<Ruling> more) {
        List<Ruling> all = new ArrayList<>(rulings);
        all.addAll(more);
        return new ScenarioRecord(
                name,
                feature,
                source,
                lane,
                claims,
                startedAt,
                seconds,
                steps,
                all,
                media,
                messages,
                frames,
                attachments);
    }

    /** The worst of its rulings and its end; see {@link ScenarioEnd}. */
    public Verdict verdict() {
        return ScenarioEnd.of(this).verdict();
    }

    /** Why {@link #verdict()} is not a pass, in one line; empty for a pass. */
    public String cause() {
        return ScenarioEnd.of(this).cause();
    }

    /**
     * The worst verdict of a step that rules, where it is worse than a pass: such a step does not stop its scenario, and may
     * have passed itself.
     */
    public Optional<Verdict> ruledWorst(StepRecord step) {
        return rulings.stream()
                .filter(ruling -> step.rulesOn(ruling.requirement())
                        || step.status() == StepRecord.Status.SKIPPED
                                && !step.error().isEmpty()
                                && step.error().equals(ruling.finding().cause()))
                .map(ruling -> ruling.finding().verdict())
                .min(Comparator.naturalOrder())
                .filter(verdict -> verdict.compareTo(Verdict.PASS) < 0);
    }

    /** The steps that show why the scenario failed: those that failed, or ruled so, in order. */
    public List<StepRecord> failedSteps() {
        return steps.stream()
                .filter(s -> s.status() == StepRecord.Status.FAILED
                        || s.status() == StepRecord.Status.BROKEN
                        || ruledWorst(s).filter(v -> v == Verdict.FAIL).isPresent())
                .toList();
    }

    /** The rulings that failed, in order. */
    public List<Ruling> failed() {
        return rulings.stream()
                .filter(ruling -> ruling.finding().verdict() == Verdict.FAIL)
                .toList();
    }

    /** Whether it failed, and only as the target file says. */
    public boolean failsOnlyAs(List<KnownFailure> known) {
        return verdict() == Verdict.FAIL
                && !failed().isEmpty()
                && failed().stream().allMatch(ruling -> known.stream().anyMatch(k -> k.covers(ruling)));
    }
}
