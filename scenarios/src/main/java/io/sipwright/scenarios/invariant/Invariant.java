package io.sipwright.scenarios.invariant;

import io.sipwright.pstn.wire.WireFrame;
import io.sipwright.scenarios.judge.ScenarioRecord;
import io.sipwright.scenarios.judge.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** What one requirement says of everything that the target sends. Immutable; safe for any thread. */
final class Invariant {
    /** In place of a complaint: the invariant holds. */
    static final String HOLDS = "";

    private final String id;
    private final BiConsumer<RunTraffic, Look> look;

    private Invariant(String id, BiConsumer<RunTraffic, Look> look) {
        this.id = id;
        this.look = look;
    }

    /** Begins an invariant of a requirement of the catalogue. */
    static Draft invariant(String id) {
        return new Draft(id);
    }

    /** An invariant of which it is not said yet what it looks at. */
    record Draft(String id) {
        /** A complaint, or {@link #HOLDS}, for each frame. */
        Invariant eachFrame(Function<WireFrame, String> complaint) {
            return new Invariant(id, (run, look) -> run.frames()
                    .forEach(f -> look.at(f.scenario(), f.frame().party(), complaint.apply(f.frame()))));
        }

        /** A complaint, or {@link #HOLDS}, for each message that it is about. */
        Invariant eachMessage(Predicate<ReceivedMessage> about, Function<ReceivedMessage, String> complaint) {
            return new Invariant(id, (run, look) -> run.messages().stream()
                    .filter(about)
                    .forEach(m -> look.at(m.scenario(), m.summary(), complaint.apply(m))));
        }

        /** A complaint, or {@link #HOLDS}, for each challenge that the target made. */
        Invariant eachChallenge(Function<String, String> complaint) {
            return new Invariant(id, (run, look) -> run.messages()
                    .forEach(m -> m.challenges().forEach(c -> look.at(m.scenario(), m.summary(), complaint.apply(c)))));
        }

        /** What shows only between messages. */
        Invariant across(BiConsumer<RunTraffic, Look> all) {
            return new Invariant(id, all);
        }
    }

    /**
     * Something that breaks the invariant.
     *
     * @param scenario in which it was seen
     * @param where the message, or the party
     * @param verdict {@code FAIL}, or {@code WARN} where the RFC only advises against it
     */
    record Breach(ScenarioRecord scenario, String where, String complaint, Verdict verdict) {}

    /** Collects what was looked at and what was wrong. One thread. */
    static final class Look {
        private final List<Breach> breaches = new ArrayList<>();
        private long seen;

        void at(ScenarioRecord scenario, String where, String complaint) {
            at(scenario, where, complaint, Verdict.FAIL);
        }

        void at(ScenarioRecord scenario, String where, String complaint, Verdict ifBroken) {
            seen++;
            if (!complaint.isEmpty()) {
                breaches.add(new Breach(scenario, where, complaint, ifBroken));
            }
        }

        List<Breach> breaches() {
            return breaches;
        }

        /** How much was looked at; a run in which there was nothing proves nothing. */
        long seen() {
            return seen;
        }
    }

    String id() {
        return id;
    }

    Look look(RunTraffic run) {
        Look result = new Look();
        look.accept(run, result);
        return result;
    }
}
