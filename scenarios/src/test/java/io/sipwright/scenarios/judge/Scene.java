package io.sipwright.scenarios.judge;

import io.sipwright.pstn.wire.WireFrame;
import io.sipwright.pstn.wire.WireMessage;
import io.sipwright.scenarios.requirement.Level;
import io.sipwright.scenarios.requirement.Requirement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Builds scenario records and runs for tests. */
public final class Scene {
    public static final Instant START = Instant.parse("2026-11-23T07:00:00Z");
    public static final Lane CHROMIUM = new Lane("chromium", "jssip", "embedded", "none");
    public static final Lane SCRIPTED = new Lane("scripted", "-", "embedded", "none");

    private final String name;
    private String feature = "Calls";
    private String source = "calls.feature:3";
    private Lane lane = CHROMIUM;
    private double seconds = 1.5;
    private final List<String> claims = new ArrayList<>();
    private final List<StepRecord> steps = new ArrayList<>();
    private final List<Ruling> rulings = new ArrayList<>();
    private final List<MediaRow> media = new ArrayList<>();
    private final List<WireMessage> messages = new ArrayList<>();
    private final List<WireFrame> frames = new ArrayList<>();
    private final List<Attachment> attachments = new ArrayList<>();

    private Scene(String name) {
        this.name = name;
    }

    public static Scene named(String name) {
        return new Scene(name);
    }

    public Scene in(Lane other) {
        lane = other;
        return this;
    }

    public Scene from(String featureName, String place) {
        feature = featureName;
        source = place;
        return this;
    }

    public Scene lasting(double s) {
        seconds = s;
        return this;
    }

    public Scene claims(String... ids) {
        claims.addAll(List.of(ids));
        return this;
    }

    public Scene passed(String keyword, String text, double s) {
        steps.add(new StepRecord(keyword, text, StepRecord.Status.PASSED, s, ""));
        return this;
    }

    public Scene failed(String text, String error) {
        steps.add(new StepRecord("Then", text, StepRecord.Status.FAILED, 5, error));
        return this;
    }

    public Scene broke(String text, String error) {
        steps.add(new StepRecord("When", text, StepRecord.Status.BROKEN, 0.1, error));
        return this;
    }

    public Scene skipped(String text, String why) {
        steps.add(new StepRecord("When", text, StepRecord.Status.SKIPPED, 0, why));
        return this;
    }

    public Scene passes(String... ids) {
        for (String id : ids) {
            ruling(id, Finding.pass("it holds", "it does", "200 OK to INVITE"));
        }
        return this;
    }

    public Scene fails(String id, String cause) {
        return ruling(id, Finding.fail("it holds", "it does not", "200 OK to INVITE, CSeq 1", cause));
    }

    public Scene rules(String id, Verdict verdict) {
        return ruling(id, new Finding(verdict, "e", "a", "w", verdict == Verdict.PASS ? "" : "cause of " + verdict));
    }

    public Scene ruling(String id, Finding finding) {
        rulings.add(new Ruling(id, "MUST", finding));
        return this;
    }

    public Scene heard(MediaRow row) {
        media.add(row);
        return this;
    }

    public Scene said(List<WireMessage> more) {
        messages.addAll(more);
        return this;
    }

    public Scene received(WireFrame frame) {
        frames.add(frame);
        return this;
    }

    public Scene left(Attachment attachment) {
        attachments.add(attachment);
        return this;
    }

    public ScenarioRecord record() {
        return new ScenarioRecord(
                name,
                feature,
                source,
                lane,
                claims,
                START,
                seconds,
                steps,
                rulings,
                media,
                messages,
                frames,
                attachments);
    }

    /** A run in which NAT-004, NAT-007 and MED-001 are the whole catalogue. */
    public static RunRecord run(Scene... scenes) {
        return run(List.of(), scenes);
    }

    public static RunRecord run(List<KnownFailure> known, Scene... scenes) {
        return run(known, "", scenes);
    }

    /** As {@link #run(Scene...)}, with a lane that had trouble. */
    public static RunRecord run(List<KnownFailure> known, String trouble, Scene... scenes) {
        return run(Strictness.LENIENT, known, trouble, scenes);
    }

    public static RunRecord run(Strictness strictness, List<KnownFailure> known, String trouble, Scene... scenes) {
        List<Lane> lanes = List.of(CHROMIUM, SCRIPTED);
        RunPlan plan = new RunPlan(
                "box", 42, START, lanes, catalogue(), known, Map.of("MED-001", "needs a far end"), strictness);
        List<LaneRecord> records = List.of(
                new LaneRecord(CHROMIUM, "chromium/jssip", "Chromium 156", trouble),
                new LaneRecord(SCRIPTED, "scripted", "", ""));
        List<ScenarioRecord> scenarios =
                List.of(scenes).stream().map(Scene::record).toList();
        return RunRecord.judged(plan, 12.25, records, scenarios, List.of());
    }

    private static List<Requirement> catalogue() {
        return List.of(
                Requirement.of(
                        "NAT-004",
                        "A browser with a random .invalid Contact is reachable",
                        Level.MUST,
                        "7118 §B.1; 5626 §7"),
                Requirement.of("NAT-007", "Record-Route names the flow", Level.MUST, "5626 §5.3.2"),
                Requirement.of("MED-001", "Both sides hear each other", Level.MUST, "8835 §4"));
    }
}
