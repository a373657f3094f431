package io.sipwright.scenarios.step;

import io.sipwright.pstn.gateway.CallState;
import io.sipwright.pstn.gateway.GatewayCall;
import io.sipwright.scenarios.check.TwoWayAudio;
import io.sipwright.scenarios.check.TwoWayAudio.Limits;
import io.sipwright.scenarios.judge.Expect;
import io.sipwright.scenarios.judge.Finding;
import io.sipwright.scenarios.judge.MediaRow;
import io.sipwright.scenarios.judge.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * Listens to a call for MED-024: up to four talks of some seconds, one after the other, until one is without gaps. A target
 * that loses audio loses it in each of them; a busy machine that starves its own browser does not.
 *
 * @param call answered, with its media path up
 * @param timing how long one talk is, and how soon a voice must be heard
 * @param ears says who heard whom in a part of the call
 * @param legs how often a voice crosses the bridge before it is heard
 */
record Listener(Conversation call, Timing timing, Function<ListeningWindow, List<MediaRow>> ears, int legs) {
    private static final int TALKS = 4;
    /** The catalogue's 1 percent, and the two symbols of 75 that a talk of 3 s cannot tell from a gap. */
    private static final double GAPS = 0.03;
    /** A frame of the signature lasts so long: a voice is recognised up to so much later than it sounds. */
    private static final int FRAME_MILLIS = 320;

    /** After so long DTLS repeats a flight that was lost (RFC 6347 §4.2.4.1), and a browser may lose the first one. */
    private static final int REPEATED_MILLIS = 1000;

    Finding finding(RulingRecorder docket) {
        long prompt = legs * timing.audible().toMillis();
        Limits limits = new Limits(prompt, prompt + REPEATED_MILLIS + FRAME_MILLIS, legs * GAPS);
        Instant answered = call.answeredAt().orElseGet(Instant::now);
        Instant from = answered;
        for (int talk = 1; true; talk++) {
            talk(call, timing.listening().multipliedBy(talk));
            List<MediaRow> rows = ears.apply(new ListeningWindow(answered, from));
            Finding finding = TwoWayAudio.check(rows, limits);
            if (!finding.failed() || !onlyGaps(rows) || talk == TALKS) {
                rows.forEach(docket::enter);
                return finding;
            }
            from = Instant.now();
        }
    }

    private static boolean onlyGaps(List<MediaRow> rows) {
        return rows.stream()
                .allMatch(r -> r.verdict().equals("heard") || r.verdict().equals("broken"));
    }

    /** Expect nothing for t: nobody hangs up while the parties talk, reckoned from the answer. */
    static void talk(Conversation call, Duration time) {
        Instant answered = call.answeredAt().orElseGet(Instant::now);
        Duration left = time.minus(Duration.between(answered, Instant.now()));
        Expect.nothingFor(
                left.isNegative() ? Duration.ZERO : left,
                () -> call.trunk().map(GatewayCall::state).filter(s -> s == CallState.ENDED));
    }
}
