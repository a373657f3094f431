package io.sipwright.server.sdp;

/**
 * How large a description may be. A larger one is refused before it is parsed (SEC-018).
 *
 * @param lines in all, from 20
 * @param sections m= lines, from 1
 * @param formats of each m= line, from 1
 */
public record SdpLimits(int lines, int sections, int formats) {
    public SdpLimits {
        if (lines < 20 || sections < 1 || formats < 1) {
            throw new IllegalArgumentException("media.sdp needs at least 20 lines, 1 section and 1 format");
        }
    }

    /** 1000 lines, 32 sections, 128 formats: there are no more payload types (RFC 3550 §5.1). */
    public static SdpLimits defaults() {
        return new SdpLimits(1_000, 32, 128);
    }
}
