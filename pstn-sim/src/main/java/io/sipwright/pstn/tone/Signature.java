package io.sipwright.pstn.tone;

/**
 * A party's coded voice: a pattern of tones that says who sent it and when.
 *
 * <p>The wire format, shared by every speaker (Java here, WebAudio in the phone page) and the one detector: a frame is
 * {@value #SYMBOLS} symbols of {@value #SYMBOL_MILLIS} ms, so a frame lasts 320 ms. Frames stand on a grid of
 * wall-clock time: a frame begins when {@code epochMillis % 320 == 0}, and its mark is
 * {@code (epochMillis / 320) % 4096}. A symbol is one sine of amplitude {@value #AMPLITUDE} (of full scale) with 2 ms
 * of raised-cosine fade at both ends; value {@code v} (0 to 15) sounds at {@code 600 + 125 v} Hz, the sync tone at 2600
 * Hz ({@code v = 16}).
 *
 * <p>The symbols of a frame: {@code sync, id >> 4, id & 15, mark >> 8, (mark >> 4) & 15, mark & 15, check, sync}, where
 * {@code check = (7 id_hi + 3 id_lo + 5 m2 + 11 m1 + 13 m0 + 9) & 15}.
 *
 * @param id 1 to 255, unique among the parties of a run at one time
 */
public record Signature(int id) {
    public static final int SYMBOLS = 8;
    public static final int SYMBOL_MILLIS = 40;
    public static final int FRAME_MILLIS = SYMBOLS * SYMBOL_MILLIS;
    public static final int MARKS = 4096;
    public static final int SYNC = 16;
    public static final double AMPLITUDE = 0.3;

    public Signature {
        if (id < 1 || id > 255) {
            throw new IllegalArgumentException("signature id " + id + " is not within 1 to 255");
        }
    }

    /** Frequency of a symbol in hertz, 0 to 16. */
    public static double frequency(int symbol) {
        return 600 + 125.0 * symbol;
    }

    /** The frame's mark at a moment of wall-clock time. */
    public static int mark(long epochMillis) {
        return (int) (epochMillis / FRAME_MILLIS % MARKS);
    }

    /** The eight symbols of the frame with this mark. */
    public int[] frame(int mark) {
        int hi = id >> 4;
        int lo = id & 15;
        int m2 = mark >> 8 & 15;
        int m1 = mark >> 4 & 15;
        int m0 = mark & 15;
        int check = 7 * hi + 3 * lo + 5 * m2 + 11 * m1 + 13 * m0 + 9 & 15;
        return new int[] {SYNC, hi, lo, m2, m1, m0, check, SYNC};
    }
}
