package io.sipwright.scenarios.check;

import io.sipwright.scenarios.judge.Finding;
import io.sipwright.scenarios.judge.MediaRow;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** MED-024: each end hears the other within a second of the answer, and with next to no gaps. */
public final class TwoWayAudio {
    /**
     * What is allowed.
     *
     * @param promptMs from the answer to the first frame heard; later is a warning
     * @param latestMs the same; later is a failure
     * @param gaps share of lost symbols, 0 to 1
     */
    public record Limits(long promptMs, long latestMs, double gaps) {}

    private TwoWayAudio() {}

    /**
     * @param rows one for each listener
     */
    public static Finding check(List<MediaRow> rows, Limits limits) {
        String expected = String.format(
                Locale.ROOT,
                "each hears the other within %d ms, gaps under %.0f %%",
                limits.promptMs(),
                100 * limits.gaps());
        for (MediaRow row : rows) {
            Optional<String> wrong = wrong(row, limits);
            if (wrong.isPresent()) {
                return Finding.fail(expected, actual(row), listening(row), Remedies.appended(wrong.get()));
            }
        }
        return rows.stream()
                .filter(row -> row.firstHeardMs() > limits.promptMs())
                .findFirst()
                .map(row -> Finding.warn(expected, actual(row), listening(row), Remedies.appended(slow(row))))
                .orElseGet(() -> Finding.pass(
                        expected,
                        rows.stream().map(TwoWayAudio::actual).collect(Collectors.joining("; ")),
                        "signatures of both parties"));
    }

    private static String listening(MediaRow row) {
        return row.listener() + " listening to " + row.speaker();
    }

    private static String slow(MediaRow row) {
        return "audio towards " + row.listener() + " starts only " + row.firstHeardMs() + " ms after the answer";
    }

    private static Optional<String> wrong(MediaRow row, Limits limits) {
        String towards = "towards " + row.listener();
        // MED-024 · RFC 3264 §6.1, RFC 7874 §3
        return switch (row.verdict()) {
            case "silent" -> Optional.of("no audio " + towards);
            case "echo-of-self" -> Optional.of(row.listener() + " hears itself instead of " + row.speaker());
            case "someone-else" -> Optional.of(row.listener() + " hears somebody else's call");
            case "broken" -> Optional.of("audio " + towards + " is broken");
            default -> slowOrHoled(row, limits, towards);
        };
    }

    private static Optional<String> slowOrHoled(MediaRow row, Limits limits, String towards) {
        if (row.firstHeardMs() > limits.latestMs()) {
            return Optional.of(slow(row));
        }
        return row.gaps() > limits.gaps()
                ? Optional.of(String.format(Locale.ROOT, "audio %s has %.1f %% gaps", towards, 100 * row.gaps()))
                : Optional.empty();
    }

    private static String actual(MediaRow row) {
        return row.verdict().equals("heard")
                ? String.format(
                        Locale.ROOT,
                        "%s heard %s after %d ms, delay %.0f ms, gaps %.1f %%",
                        row.listener(),
                        row.speaker(),
                        row.firstHeardMs(),
                        row.delayMs(),
                        100 * row.gaps())
                : row.listener() + ": " + row.verdict();
    }
}
