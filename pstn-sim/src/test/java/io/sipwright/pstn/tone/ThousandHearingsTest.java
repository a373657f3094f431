package io.sipwright.pstn.tone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The most important test of the judge: over many seeded lines it passes no broken audio and fails no clean one. */
class ThousandHearingsTest {
    private static final Logger LOG = LoggerFactory.getLogger(ThousandHearingsTest.class);
    private static final double SECONDS = 3;
    private static final long NOW = 1_795_000_000_000L;

    private enum Fault {
        NONE(Verdict.HEARD),
        ONE_WAY(Verdict.SILENT),
        NOISE_ONLY(Verdict.BROKEN),
        ECHO(Verdict.ECHO_OF_SELF),
        CROSSED(Verdict.SOMEONE_ELSE),
        CUT_HALFWAY(Verdict.BROKEN),
        CHOPPED(Verdict.BROKEN),
        LATE_START(Verdict.BROKEN),
        CROSSED_HALFWAY(Verdict.BROKEN);

        private final Verdict verdict;

        Fault(Verdict verdict) {
            this.verdict = verdict;
        }
    }

    @Test
    void no_false_pass_and_no_false_alarm_in_a_thousand_hearings() {
        long seed = Long.getLong("sipwright.seed", System.nanoTime());
        LOG.info("seed {} (again with -Dsipwright.seed={})", seed, seed);
        IntStream.range(0, 1000).parallel().forEach(n -> hear(n, seed + n));
    }

    private static void hear(int n, long seed) {
        Random random = new Random(seed);
        Fault fault = n % 2 == 0 ? Fault.NONE : Fault.values()[1 + random.nextInt(Fault.values().length - 1)];
        int expected = 1 + random.nextInt(127);
        int self = 128 + random.nextInt(127);
        int third = expected == 127 ? 1 : expected + 1;
        double delay = random.nextDouble() * 600 - 40;
        int rate = random.nextBoolean() ? 8000 : 48000;
        Line line = new Line(random, rate, NOW + random.nextInt(1_500_000), SECONDS);
        speak(line, fault, new int[] {expected, self, third}, delay, random);
        disturb(line, random);
        HeardAudio heard = line.heard(rate == 8000);
        Instant end = heard.startedAt().plusMillis((long) (1000 * SECONDS));
        SpeakerCheck check = new SpeakerCheck(expected, OptionalInt.of(self), Set.of(expected, self, third));
        Listening listening = check.listen(heard, heard.startedAt(), end);
        String what = "seed %d: %s at %d Hz gave %s".formatted(seed, fault, rate, listening.summary());
        assertThat(listening.verdict()).as(what).isEqualTo(fault.verdict);
        if (fault == Fault.NONE) {
            assertThat(listening.delayMs().orElseThrow()).as(what).isBetween(delay - 10, delay + 10);
        }
    }

    private static void speak(Line line, Fault fault, int[] ids, double delay, Random random) {
        double gain = Math.pow(10, -random.nextInt(25) / 20.0);
        switch (fault) {
            case NONE -> line.voice(ids[0], delay, gain, random.nextDouble() * 0.25, SECONDS);
            case CHOPPED -> line.voice(ids[0], delay, gain, 0, SECONDS).loss(0.6);
            case ECHO -> line.voice(ids[1], delay, gain, 0, SECONDS);
            case CROSSED -> line.voice(ids[2], delay, gain, 0, SECONDS);
            case CUT_HALFWAY -> line.voice(ids[0], delay, gain, 0, SECONDS / 2);
            case LATE_START -> line.voice(ids[0], delay, gain, SECONDS / 2, SECONDS);
            case CROSSED_HALFWAY ->
                line.voice(ids[0], delay, gain, 0, SECONDS / 2).voice(ids[2], delay, gain, SECONDS / 2, SECONDS);
            case NOISE_ONLY -> line.noise(0.05);
            case ONE_WAY -> line.noise(0.0005);
        }
    }

    private static void disturb(Line line, Random random) {
        switch (random.nextInt(5)) {
            case 0 -> line.noise(0.004);
            case 1 -> line.loss(0.04);
            case 2 -> line.smear(0.3, 1 + random.nextInt(6));
            case 3 -> line.noise(0.001).loss(0.02);
            default -> line.noise(0.0002);
        }
    }
}
