package io.sipwright.scenarios.rule.media;

import static io.sipwright.scenarios.rule.Rule.rule;

import io.sipwright.pstn.sdp.SdpText;
import io.sipwright.scenarios.diagnosis.Hint;
import io.sipwright.scenarios.evidence.EarlyHearing;
import io.sipwright.scenarios.evidence.Evidence;
import io.sipwright.scenarios.evidence.Hearing;
import io.sipwright.scenarios.evidence.PacketCount;
import io.sipwright.scenarios.evidence.SentAudio;
import io.sipwright.scenarios.evidence.TranscriptMessage;
import io.sipwright.scenarios.judge.MediaRow;
import io.sipwright.scenarios.rule.Clauses;
import io.sipwright.scenarios.rule.Rule;
import io.sipwright.scenarios.rule.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the ends of a call hear. */
public final class Audio {
    /** RFC 3550 §6.4.1: sequence numbers count exactly. */
    private static final double LOST = 0.01;
    /** The length of a signature's frame: a voice is recognised up to this much later than it begins. */
    private static final int FRAME_MILLIS = 320;
    /** DTLS repeats a lost flight after this time (RFC 6347 §4.2.4.1), and a browser may lose the first one. */
    private static final int REPEATED_MILLIS = 1000;

    /** A signature's time is accurate to one packet. */
    private static final int ACCURACY_MILLIS = 20;

    static final Rule BOTH_WAYS = rule("MED-024")
            .requires(Stage.ESTABLISHED)
            .requires(Hearing.class)
            .ofTheWholeCall()
            .holds((e, is) -> {
                Hearing hearing = e.fact(Hearing.class).orElseThrow();
                double most = hearing.mostGaps(hearing.talk());
                long prompt = hearing.legs() * e.timing().audible().toMillis();
                for (MediaRow row : hearing.rows()) {
                    is.at(row.listener() + " listening to " + row.speaker());
                    if (row.verdict().equals("heard") && row.delayMs() < -ACCURACY_MILLIS) {
                        String delay = "delay of " + Math.round(row.delayMs()) + " ms";
                        pause(e, row, hearing)
                                .ifPresentOrElse(
                                        p -> is.missing(delay + " at " + row.listener() + ", while " + p.text()),
                                        () -> is.impossible(delay));
                    } else if (row.gaps() > most && pause(e, row, hearing).isPresent()) {
                        is.missing("gaps of " + percent(row.gaps()) + " at " + row.listener() + ", while "
                                + pause(e, row, hearing).get().text());
                    } else {
                        heard(row, most, prompt, arrived(row, hearing), is);
                    }
                }
                for (PacketCount stream : hearing.streams()) {
                    is.at(stream.listener()).must(stream.lost() < LOST, lost(stream), Hint.AUDIO_MISSING);
                }
                is.seen(hearing.text());
                if (hearing.rows().stream().allMatch(row -> row.verdict().equals(MediaRow.SOUND))) {
                    return; // one way only, and not whose
                }
                is.covers(e.call().outgoing() ? "the browser calls" : "the far end calls");
                if (hearing.talk().toSeconds() >= 60) {
                    is.covers("a minute of talk");
                }
            });

    static final Rule EARLY = rule("GW-004")
            .requires(Stage.REACHED)
            .requires(EarlyHearing.class)
            .ofTheWholeCall()
            .holds((e, is) -> {
                MediaRow early = e.fact(EarlyHearing.class).orElseThrow().row();
                var described = e.call().phone().received().responses("INVITE").where(m -> !m.isFinal() && m.hasSdp());
                // GW-004 · RFC 3960 §3. Gaps are allowed while the path is being established: MED-024 judges clean
                // audio.
                is.at("browser").must(!described.none(), "183 with SDP did not reach the browser");
                is.at(early.listener())
                        .must(
                                early.recognised(),
                                "no audio towards the browser before the answer: " + early.verdict(),
                                Hint.AUDIO_MISSING)
                        .seen(described.first().map(TranscriptMessage::what).orElse("") + " with SDP; before the 200 "
                                + early.text())
                        .covers("the tone before the 200");
                e.fact(Hearing.class)
                        .ifPresent(h -> is.must(h.bothWays(), "after the 200 " + h.text(), Hint.AUDIO_MISSING)
                                .seen("after it " + h.text())
                                .covers("audio goes on after the 200"));
            });

    public static final List<Rule> RULES = List.of(BOTH_WAYS, EARLY);

    private Audio() {}

    /**
     * A phone at either end that stood still for most of what is missing, though every description let it send. Its own pause is not
     * charged to the target.
     */
    private static Optional<SentAudio.Phone> pause(Evidence e, MediaRow row, Hearing hearing) {
        Duration missing =
                Duration.ofMillis(Math.round(row.gaps() * hearing.talk().toMillis()));
        boolean maySend = e.call().phone().received().where(TranscriptMessage::hasSdp).all().stream()
                .flatMap(m -> SdpText.parse(m.sip().bodyText()).audio().stream())
                .allMatch(m -> m.port() > 0 && m.direction().receives());
        return e.fact(SentAudio.class).filter(s -> maySend && row.recognised()).stream()
                .flatMap(s -> s.still(missing).stream())
                .filter(p -> p.label().equals(row.speaker()) || p.label().equals(row.listener()))
                .findFirst();
    }

    /** Gaps although the packets came are of what is in them or of when they came; a busy machine delays them as well. */
    private static String arrived(MediaRow row, Hearing hearing) {
        return hearing.streams().stream()
                .filter(s -> s.listener().equals(row.listener()) && s.expected() > 0)
                .map(s -> ", " + s.received() + " of " + s.expected() + " packets came")
                .findFirst()
                .orElse("");
    }

    private static void heard(MediaRow row, double mostGaps, long prompt, String arrived, Clauses is) {
        String towards = "towards " + row.listener();
        // MED-024 · RFC 3264 §6.1, RFC 7874 §3
        switch (row.verdict()) {
            case MediaRow.SOUND -> is.must(true, "");
            case "silent" -> is.must(false, "no audio " + towards, Hint.AUDIO_MISSING);
            case "echo-of-self" -> is.must(false, row.listener() + " hears itself instead of " + row.speaker());
            case "someone-else" -> is.must(false, row.listener() + " hears somebody else's call");
            case "broken" ->
                is.must(false, "audio " + towards + " is broken: " + percent(row.gaps()) + " gaps" + arrived);
            default -> {
                String starts = "audio " + towards + " starts only " + row.firstHeardMs() + " ms after the answer";
                boolean late = row.firstHeardMs() > prompt + REPEATED_MILLIS + FRAME_MILLIS;
                is.must(!late, starts, Hint.AUDIO_STARTS_LATE)
                        .should(late || row.firstHeardMs() <= prompt, starts, Hint.AUDIO_STARTS_LATE)
                        .must(
                                row.gaps() <= mostGaps,
                                "audio " + towards + " has " + percent(row.gaps()) + " gaps" + arrived);
            }
        }
    }

    private static String lost(PacketCount stream) {
        return "audio towards " + stream.listener() + " has gaps: " + (stream.expected() - stream.received()) + " of "
                + stream.expected() + " packets never came, by their sequence numbers (" + percent(stream.lost()) + ")";
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
