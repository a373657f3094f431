package io.sipwright.pstn.tone;

import io.sipwright.pstn.tone.Envelope.Missing;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Judges heard audio for one expected speaker. Immutable and safe for any thread.
 *
 * @param expected the party that the listener should hear
 * @param self the listener's own id, if it speaks
 * @param known ids of all parties of the run; if empty, any id counts
 */
public record SpeakerCheck(int expected, OptionalInt self, Set<Integer> known) {
    /** A voice with more lost symbols than this is broken. */
    public static final double MOST_GAPS = 0.15;

    private static final double LEAST_DELAY_MS = -100;
    private static final double MOST_DELAY_MS = 10_000;
    private static final int LEAST_FRAMES = 2;
    private static final Missing NOTHING = new Missing(1, Duration.ZERO, Instant.EPOCH);
    /** A window may begin and end this long before or after whole frames. */
    private static final int EDGE_MILLIS = Signature.FRAME_MILLIS;

    public SpeakerCheck {
        known = Set.copyOf(known);
    }

    /** For a listener that does not speak. */
    public static SpeakerCheck expecting(int expected, Set<Integer> known) {
        return new SpeakerCheck(expected, OptionalInt.empty(), known);
    }

    /** Judges the whole recording; gaps count between the first and the last frame heard. */
    public Listening listen(HeardAudio audio) {
        return evaluate(audio, Optional.empty());
    }

    /** Judges a window in which the voice must be present all the time: silence at either end counts as a gap. */
    public Listening listen(HeardAudio audio, Instant from, Instant to) {
        HeardAudio part = audio.between(from, to);
        return evaluate(part, Optional.of(Math.max(0, to.toEpochMilli() - from.toEpochMilli())));
    }

    private Listening evaluate(HeardAudio audio, Optional<Long> windowMillis) {
        short[] samples = Decimator.to8k(audio);
        Spectrogram spectrogram = new Spectrogram(samples);
        List<FoundFrame> all = new SignatureDetector().frames(samples, spectrogram, audio.startedAt());
        List<FoundFrame> live = all.stream().filter(SpeakerCheck::isLive).toList();
        List<FoundFrame> wanted = live.stream().filter(s -> s.id() == expected).toList();
        List<Integer> others = others(live);
        Missing missing = wanted.isEmpty() ? NOTHING : missing(samples, audio, wanted, windowMillis);
        double gaps =
                wanted.isEmpty() ? 1 : Math.max(missing.share(), symbolsLost(audio, spectrogram, wanted, windowMillis));
        Verdict verdict = verdict(spectrogram, wanted, others, gaps);
        List<FoundFrame> measured = !wanted.isEmpty() || others.isEmpty() ? wanted : of(live, others.get(0));
        return new Listening(
                verdict,
                median(measured.stream().mapToDouble(FoundFrame::delayMs).toArray()),
                median(measured.stream().mapToDouble(FoundFrame::levelDb).toArray()),
                gaps,
                missing.longest(),
                wanted.stream().findFirst().map(FoundFrame::heardAt),
                wanted.stream().reduce((a, b) -> b).map(FoundFrame::heardAt),
                others,
                all);
    }

    private Verdict verdict(Spectrogram s, List<FoundFrame> wanted, List<Integer> others, double gaps) {
        if (wanted.size() >= LEAST_FRAMES) {
            return gaps <= MOST_GAPS && others.isEmpty() ? Verdict.HEARD : Verdict.BROKEN;
        }
        if (!others.isEmpty()) {
            boolean own = self.isPresent() && others.get(0) == self.getAsInt();
            return own ? Verdict.ECHO_OF_SELF : Verdict.SOMEONE_ELSE;
        }
        return wanted.isEmpty() && isSilent(s) ? Verdict.SILENT : Verdict.BROKEN;
    }

    private static boolean isLive(FoundFrame s) {
        return s.delayMs() >= LEAST_DELAY_MS && s.delayMs() <= MOST_DELAY_MS;
    }

    /** Other voices that were recognised often enough to be no coincidence, most heard first. */
    private List<Integer> others(List<FoundFrame> live) {
        return live.stream()
                .map(FoundFrame::id)
                .filter(id -> id != expected && (known.isEmpty() || known.contains(id) || isSelf(id)))
                .distinct()
                .filter(id -> of(live, id).size() >= LEAST_FRAMES)
                .sorted(Comparator.comparingInt((Integer id) -> -of(live, id).size()))
                .toList();
    }

    private boolean isSelf(int id) {
        return self.isPresent() && self.getAsInt() == id;
    }

    private static List<FoundFrame> of(List<FoundFrame> frames, int id) {
        return frames.stream().filter(s -> s.id() == id).toList();
    }

    private double symbolsLost(HeardAudio audio, Spectrogram s, List<FoundFrame> wanted, Optional<Long> windowMillis) {
        Symbols symbols = new Symbols(s, audio.startedAt(), new Signature(expected), wanted);
        return windowMillis
                .map(w -> Math.max(0, w - 2 * EDGE_MILLIS) / Signature.SYMBOL_MILLIS)
                .map(due -> symbols.outwards().gaps(due))
                .orElseGet(() -> symbols.gaps(0));
    }

    /** Silence within the voice, or within the window except for its tolerated edges. */
    private static Missing missing(
            short[] samples, HeardAudio audio, List<FoundFrame> wanted, Optional<Long> windowMillis) {
        Envelope envelope = new Envelope(samples, audio.startedAt());
        return windowMillis
                .map(w -> envelope.between(
                        audio.startedAt().plusMillis(EDGE_MILLIS),
                        audio.startedAt().plusMillis(w - EDGE_MILLIS)))
                .orElseGet(() -> envelope.between(
                        wanted.get(0).heardAt(),
                        wanted.get(wanted.size() - 1).heardAt().plusMillis(Signature.FRAME_MILLIS)));
    }

    /** Less than one frame of sound; line noise does not count. */
    private static boolean isSilent(Spectrogram s) {
        int loud = 0;
        for (int hop = 0; hop < s.hops(); hop++) {
            loud += s.sum(hop) >= Spectrogram.LOUD ? 1 : 0;
        }
        return loud < Signature.FRAME_MILLIS / Spectrogram.HOP_MILLIS;
    }

    private static OptionalDouble median(double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        return sorted.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(sorted[sorted.length / 2]);
    }
}
