package io.sipwright.scenarios.rule;

import io.sipwright.pstn.sdp.SdpMedia;
import io.sipwright.scenarios.diagnosis.CallDiagnosis;
import io.sipwright.scenarios.evidence.Call;
import io.sipwright.scenarios.evidence.Evidence;
import io.sipwright.scenarios.evidence.Fact;
import io.sipwright.scenarios.evidence.OfferAnswer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** One requirement as a pure function over the evidence of a call. Immutable; safe for any thread. */
public final class Rule {
    private final String id;
    private final Stage stage;
    private final List<Class<? extends Fact>> facts;
    private final boolean afterCall;
    private final Direction direction;
    private final BiConsumer<Evidence, Clauses> sentences;

    private Rule(Draft draft, BiConsumer<Evidence, Clauses> sentences) {
        this.id = draft.id;
        this.stage = draft.stage;
        this.facts = draft.facts;
        this.afterCall = draft.afterCall;
        this.direction = draft.direction;
        this.sentences = sentences;
    }

    /** Begins a rule on a requirement of the catalogue. */
    public static Draft rule(String id) {
        return new Draft(id, Stage.NONE, List.of(), false, Direction.EITHER);
    }

    /** The direction of the calls that a rule applies to. */
    public enum Direction {
        EITHER,
        TO_THE_BROWSER,
        FROM_THE_BROWSER;

        boolean fits(Call call) {
            return this == EITHER || call.outgoing() == (this == FROM_THE_BROWSER);
        }
    }

    /**
     * A rule without its conditions.
     *
     * @param id catalogue id
     * @param stage how far the call must have come
     * @param facts what must be known in addition to messages
     * @param afterCall whether it is judged when the call has ended
     * @param direction of the call
     */
    public record Draft(
            String id, Stage stage, List<Class<? extends Fact>> facts, boolean afterCall, Direction direction) {
        public Draft requires(Stage least) {
            return new Draft(id, least, facts, afterCall, direction);
        }

        /** Limits the rule to calls to the browser. */
        public Draft toTheBrowser() {
            return new Draft(id, stage, facts, afterCall, Direction.TO_THE_BROWSER);
        }

        /** Limits the rule to calls from the browser. */
        public Draft fromTheBrowser() {
            return new Draft(id, stage, facts, afterCall, Direction.FROM_THE_BROWSER);
        }

        @SafeVarargs
        public final Draft requires(Class<? extends Fact>... kinds) {
            return new Draft(id, stage, List.of(kinds), afterCall, direction);
        }

        /** Makes the rule one about the whole call: judged when it has ended. */
        public Draft ofTheWholeCall() {
            return new Draft(id, stage, facts, true, direction);
        }

        /** The conditions. */
        public Rule holds(BiConsumer<Evidence, Clauses> sentences) {
            return new Rule(this, sentences);
        }

        /** Conditions on each m-line of the answer that is not refused. */
        public Rule eachAcceptedMedia(BiConsumer<MediaPair, Clauses> sentences) {
            return fromTheBrowser().requires(Stage.NEGOTIATED).holds((e, is) -> {
                OfferAnswer n = e.call().negotiation().orElseThrow();
                is.at(n.answered());
                MediaPair.of(n).stream().filter(MediaPair::accepted).forEach(m -> sentences.accept(m, is));
            });
        }

        /** Conditions on the audio that is offered to a called browser. */
        public Rule offeredAudio(BiConsumer<SdpMedia, Clauses> sentences) {
            return toTheBrowser().requires(Stage.REACHED).holds((e, is) -> {
                var invite = e.call().reached().orElseThrow();
                Optional<SdpMedia> audio =
                        invite.hasSdp() ? OfferAnswer.sdp(invite).audio() : Optional.empty();
                is.at(invite).must(audio.isPresent(), "the INVITE offers no audio");
                audio.ifPresent(a -> sentences.accept(a, is));
            });
        }
    }

    public String id() {
        return id;
    }

    /** The facts to observe during the call. */
    public List<Class<? extends Fact>> facts() {
        return facts;
    }

    /** Whether it is judged when the call has ended. */
    public boolean afterCall() {
        return afterCall;
    }

    boolean ready(Evidence evidence) {
        return direction.fits(evidence.call())
                && stage.reachedBy(evidence.call())
                && facts.stream().allMatch(evidence.call().facts()::has);
    }

    Judged judge(Evidence evidence, String expected) {
        Clauses clauses = new Clauses(id, expected, evidence);
        if (!direction.fits(evidence.call())) {
            clauses.missing("the rule is about a call "
                    + direction.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        } else if (!stage.reachedBy(evidence.call())) {
            clauses.missing(CallDiagnosis.of(evidence.call()));
        } else if (!ready(evidence)) {
            lacking(evidence, clauses);
        } else {
            sentences.accept(evidence, clauses);
        }
        return clauses.judged();
    }

    private void lacking(Evidence evidence, Clauses clauses) {
        boolean call = !evidence.call().equals(Call.NONE);
        boolean up = evidence.call().established().isPresent();
        Function<Class<? extends Fact>, String> name =
                kind -> kind.getSimpleName().replaceAll("(?<=.)([A-Z])", " $1").toLowerCase(Locale.ROOT);
        if (call && !up) {
            clauses.missing(CallDiagnosis.of(evidence.call()));
        } else {
            facts.stream()
                    .filter(kind -> !evidence.call().facts().has(kind))
                    .findFirst()
                    .ifPresent(kind -> clauses.missing("no " + name.apply(kind) + " was observed in this scenario"
                            + (call ? ": " + CallDiagnosis.of(evidence.call()).text() : "")));
        }
    }
}
