package io.sipwright.scenarios.run;

import io.sipwright.scenarios.judge.ScenarioRecord;
import io.sipwright.scenarios.judge.Verdict;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Writes one line per ended scenario: how many of all have ended, the time since the start, lane, verdict, seconds, name,
 * and the cause where it is not a pass. Safe for any thread.
 */
final class Progress {
    private static final long SECOND = 1_000_000_000L;

    private final int all;
    private final Consumer<String> lines;
    private final LongSupplier nanoTime;
    private final long began;
    private final AtomicInteger ended = new AtomicInteger();

    /**
     * @param all how many scenarios the run has
     * @param nanoTime the clock, as {@link System#nanoTime()}
     */
    Progress(int all, Consumer<String> lines, LongSupplier nanoTime) {
        this.all = all;
        this.lines = lines;
        this.nanoTime = nanoTime;
        began = nanoTime.getAsLong();
    }

    void ended(ScenarioRecord scenario) {
        long seconds = (nanoTime.getAsLong() - began) / SECOND;
        Verdict verdict = scenario.verdict();
        String cause = verdict == Verdict.PASS
                ? ""
                : "  <- " + scenario.cause().lines().findFirst().orElse("");
        lines.accept(String.format(
                Locale.ROOT,
                "%3d/%d %d:%02d  %-16s %-13s %5.1f s  %s%s",
                ended.incrementAndGet(),
                all,
                seconds / 60,
                seconds % 60,
                scenario.lane().label(),
                verdict.word(),
                scenario.seconds(),
                scenario.name(),
                cause));
    }
}
