package io.sipwright.scenarios.judge;

import java.util.Locale;

/**
 * Who heard whom: one line of the media table, attached to the scenario as {@value #MEDIA_TYPE}.
 *
 * @param listener who listened, for example {@code chromium/alice}
 * @param speaker who should have been heard
 * @param verdict {@code heard}, {@code silent}, {@code echo-of-self}, {@code someone-else}, {@code broken} (too many
 *     gaps) or {@code sound} (something is heard of a speaker without a signature)
 * @param delayMs spoken to heard, median; -1 when not heard
 * @param levelDb relative to full scale; -120 when not heard
 * @param gaps share of symbols missing between first and last heard, 0 to 1
 * @param firstHeardMs from answer to the first decoded frame; -1 when not heard
 */
public record MediaRow(
        String listener,
        String speaker,
        String verdict,
        double delayMs,
        double levelDb,
        double gaps,
        long firstHeardMs) {
    public static final String MEDIA_TYPE = "application/vnd.sipwright.media+json";

    /** Something is heard, and whose it is cannot be known; delay and gaps cannot either. */
    public static final String SOUND = "sound";

    /** Whether it was the right voice, with gaps or not. */
    public boolean recognised() {
        return verdict.equals("heard") || verdict.equals("broken") && firstHeardMs >= 0;
    }

    /** {@code far end hears chromium/alice after 40 ms, delay 31 ms, gaps 0.0 %}, or what it hears instead. */
    public String text() {
        if (verdict.equals(SOUND)) {
            return String.format(Locale.ROOT, "%s hears something of %s, at %.0f dB", listener, speaker, levelDb);
        }
        return verdict.equals("heard")
                ? String.format(
                        Locale.ROOT,
                        "%s hears %s after %d ms, delay %.0f ms, gaps %.1f %%",
                        listener,
                        speaker,
                        firstHeardMs,
                        Math.max(0, delayMs),
                        100 * gaps)
                : listener + " listening to " + speaker + ": " + verdict;
    }
}
