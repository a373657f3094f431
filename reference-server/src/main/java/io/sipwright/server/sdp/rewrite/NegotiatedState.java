package io.sipwright.server.sdp.rewrite;

import io.sipwright.server.sdp.MediaKind;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a dialog has negotiated with one side; a later offer keeps it (SDP-028 · RFC 3264 §8).
 *
 * @param layout its sections
 * @param numbers its payload types by codec
 */
public record NegotiatedState(Layout layout, Map<Codec, Integer> numbers) {
    public NegotiatedState {
        numbers = Map.copyOf(numbers);
    }

    /** Before the first description. */
    public static NegotiatedState fresh(MediaKind side) {
        return new NegotiatedState(Layout.fresh(side), defaults(side));
    }

    /** After a description; codecs that it does not name keep their usual number unless that one is taken. */
    public static NegotiatedState of(MediaKind side, Layout layout, AudioTerms terms) {
        Map<Codec, Integer> numbers = defaults(side);
        Map<Codec, Integer> settled = terms.numbers();
        numbers.values().removeAll(settled.values());
        numbers.putAll(settled);
        return new NegotiatedState(layout, numbers);
    }

    private static Map<Codec, Integer> defaults(MediaKind side) {
        Map<Codec, Integer> numbers = new EnumMap<>(Codec.class);
        for (Codec codec : Codec.values()) {
            numbers.put(codec, codec.number(side));
        }
        return numbers;
    }
}
