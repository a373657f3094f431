package io.sipwright.scenarios.report;

import io.sipwright.scenarios.judge.Outcome;
import io.sipwright.scenarios.judge.RunRecord;
import io.sipwright.scenarios.judge.Verdict;
import java.util.Locale;

/** {@code badge.svg}: the verdict as a picture for a README or a wiki page. */
final class Badge {
    private static final String LABEL = "sipwright";
    private static final double CHARACTER = 6.6;
    private static final int MARGIN = 12;

    private Badge() {}

    static String of(RunRecord run) {
        String verdict = verdict(run);
        int left = width(LABEL);
        int right = width(verdict);
        return String.format(
                Locale.ROOT,
                """
                        <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="20" role="img" aria-label="%2$s: %3$s">
                          <title>%2$s: %3$s</title>
                          <rect width="%1$d" height="20" rx="3" fill="#444"/>
                          <path d="M%4$d 0h%5$d a3 3 0 0 1 3 3v14a3 3 0 0 1 -3 3h-%5$dz" fill="%6$s"/>
                          <g fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">
                            <text x="%7$.1f" y="14">%2$s</text>
                            <text x="%8$.1f" y="14">%3$s</text>
                          </g>
                        </svg>
                        """,
                left + right,
                LABEL,
                verdict,
                left,
                right - 3,
                colour(run.verdict()),
                left / 2.0,
                left + right / 2.0);
    }

    private static String verdict(RunRecord run) {
        long met = run.counts().getOrDefault(Verdict.PASS, 0L)
                + run.counts().getOrDefault(Verdict.IN_PART, 0L)
                + run.counts().getOrDefault(Verdict.WARN, 0L);
        long failed = run.newFailures();
        return switch (run.verdict()) {
            case PASS -> met + " of " + run.outcomes().size() + " pass";
            case FAIL -> failed > 0 ? failed + " of " + run.outcomes().size() + " fail" : "fail";
            case INCONCLUSIVE -> "inconclusive";
        };
    }

    private static int width(String text) {
        return (int) Math.ceil(text.length() * CHARACTER) + MARGIN;
    }

    /** Dark enough for white text (WCAG 2.1, contrast 4.5:1). */
    private static String colour(Outcome outcome) {
        return switch (outcome) {
            case PASS -> "#1a7f37";
            case FAIL -> "#c62828";
            case INCONCLUSIVE -> "#7a5c00";
        };
    }
}
