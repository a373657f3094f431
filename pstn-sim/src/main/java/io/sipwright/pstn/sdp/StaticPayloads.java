package io.sipwright.pstn.sdp;

import java.util.Map;
import java.util.Optional;

/** The static audio payload types in use (RFC 3551 §6). */
final class StaticPayloads {
    private static final Map<String, String> ENCODINGS = Map.of(
            "0", "PCMU/8000", "3", "GSM/8000", "8", "PCMA/8000", "9", "G722/8000", "13", "CN/8000", "18", "G729/8000");

    private StaticPayloads() {}

    static Optional<String> encoding(String format) {
        return Optional.ofNullable(ENCODINGS.get(format));
    }
}
