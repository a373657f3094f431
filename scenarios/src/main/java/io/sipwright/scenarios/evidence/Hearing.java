package io.sipwright.scenarios.evidence;

import io.sipwright.scenarios.judge.MediaRow;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who heard whom over the whole call, from the first frame heard to its end.
 *
 * @param rows one for each listener
 * @param streams packet counts of each listener; empty if none were made
 * @param legs how often audio crosses the bridge before it is heard: 2 for the echo number
 * @param talk from the answer to the end of the call
 */
public record Hearing(List<MediaRow> rows, List<PacketCount> streams, int legs, Duration talk) implements Fact {
    /** MED-024: the catalogue's 1 percent. */
    private static final double GAPS = 0.01;
    /** What a talk cannot tell from a gap: a symbol. */
    private static final double UNSURE_MILLIS = 40;
    /** Of a talk that is too short to tell 1 percent: a symbol and a half in 3 s. */
    private static final double SHORT_UNSURE = 0.02;

    /** How much must be missing to be sure of the end: the share of a part is not exact. */
    private static final double SURELY = 1.1;

    /** DTLS repeats a flight after one second and again after two (RFC 6347 §4.2.4.1). */
    private static final Duration BEGINNING = Duration.ofSeconds(4);

    private static final Duration SHORT = Duration.ofSeconds(5);

    public Hearing {
        rows = List.copyOf(rows);
        streams = List.copyOf(streams);
    }

    /** The greatest share of gaps in a talk of this length, 0 to 1. */
    public double mostGaps(Duration length) {
        double unsure = length.compareTo(SHORT) < 0 ? SHORT_UNSURE : UNSURE_MILLIS / length.toMillis();
        return legs * (GAPS + unsure);
    }

    /** Whether every listener heard the right voice. */
    public boolean bothWays() {
        return !rows.isEmpty() && rows.stream().allMatch(MediaRow::recognised);
    }

    /** Whether the right voices were heard, with more gaps than a talk of this length may have. */
    public boolean tooManyGaps() {
        boolean right = rows.stream()
                .allMatch(r -> r.verdict().equals("heard") || r.verdict().equals("broken"));
        return right && worstGaps() > mostGaps(talk);
    }

    /** Whether the gaps would be too many in a talk of this length even if no more came. */
    public boolean tooManyGapsAfter(Duration length) {
        double soFar = talk.toMillis() / (double) Math.max(1, length.toMillis());
        return worstGaps() * Math.min(1, soFar) > SURELY * mostGaps(length);
    }

    /** Whether somebody has heard nothing that can be recognised yet, early enough that a lost handshake can still be repeated: late is not missing. */
    public boolean begins() {
        return talk.compareTo(BEGINNING) < 0
                && rows.stream()
                        .anyMatch(row ->
                                row.verdict().equals("silent") || row.verdict().equals("broken") && !row.recognised());
    }

    private double worstGaps() {
        return rows.stream().mapToDouble(MediaRow::gaps).max().orElse(0);
    }

    /** {@code far end hears chromium/alice after 40 ms, delay 31 ms, gaps 0.0 %; …}. */
    public String text() {
        return Stream.concat(rows.stream().map(MediaRow::text), streams.stream().map(PacketCount::text))
                .collect(Collectors.joining("; "));
    }
}
