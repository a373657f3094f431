package io.sipwright.server.media.rtp;

import java.util.Arrays;
import java.util.Map;

/** Payload types of one leg to those of the other (MED-023 · RFC 3264 §6.1). Immutable. */
public final class PayloadMap {
    /** No such payload type was negotiated. */
    public static final int NONE = -1;

    /** Lets nothing pass. */
    public static final PayloadMap EMPTY = new PayloadMap(Map.of());

    private final byte[] numbers = new byte[128];

    /** From received number to number to send; each 0 to 127. */
    public PayloadMap(Map<Integer, Integer> table) {
        Arrays.fill(numbers, (byte) NONE);
        table.forEach((received, sent) -> numbers[received] = sent.byteValue());
    }

    /** This map, with another one for unknown types. */
    public PayloadMap or(PayloadMap other) {
        PayloadMap both = new PayloadMap(Map.of());
        for (int i = 0; i < numbers.length; i++) {
            both.numbers[i] = numbers[i] == NONE ? other.numbers[i] : numbers[i];
        }
        return both;
    }

    /** The number to send, or {@link #NONE}. */
    public int get(int received) {
        return numbers[received];
    }
}
