package io.sipwright.scenarios.steps;

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
import java.util.function.Supplier;

/**
 * Listens to a call for MED-024. The catalogue allows 1 percent of a minute, 0.6 s, to be lost. A short talk with next to
 * no gaps settles it; one with gaps goes on three times as long, and then no more may be lost in all than in that minute.
 *
 * @param call answered, with its media path up
 * @param timing how long one talk is, and how soon a voice must be heard
 * @param ears says who hears whom so far
 * @param legs how often a voice crosses the bridge before it is heard
 */
record Listener(Conversation call, Timing timing, Supplier<List<MediaRow>> ears, int legs) {
    private static final double LOST_SECONDS = 0.6;
    /** The two symbols in a hundred that a talk of 4 s cannot tell from a gap, and the 1 percent. */
    private static final double CLEAN = 0.03;
    /** A frame of the signature lasts so long: a voice is recognised up to so much later than it sounds. */
    private static final int FRAME_MILLIS = 320;

    private static final int LONGER = 3;

    Finding finding(Docket docket) {
        Duration once = timing.listening();
        talk(call, once);
        List<MediaRow> rows = ears.get();
        Finding first = TwoWayAudio.check(rows, limits(CLEAN));
        if (!first.failed() || !onlyGaps(rows)) {
            rows.forEach(docket::enter);
            return first;
        }
        Duration longer = once.multipliedBy(LONGER);
        talk(call, longer);
        List<MediaRow> all = ears.get();
        all.forEach(docket::enter);
        return TwoWayAudio.check(all, limits(LOST_SECONDS * 1000 / longer.toMillis()));
    }

    private Limits limits(double gaps) {
        return new Limits(legs * timing.audible().toMillis() + FRAME_MILLIS, legs * gaps);
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
