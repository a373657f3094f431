package io.sipwright.server.media.dtls;

import java.time.Duration;

/**
 * Limits of the handshake.
 *
 * @param handshakeTimeout from the first flight to the last, 1 to 60 s
 * @param firstResend wait before a lost flight is sent again; doubles each time
 * @param threads how many handshakes may run at once, 1 to 256
 */
public record DtlsSettings(Duration handshakeTimeout, Duration firstResend, int threads) {
    public DtlsSettings {
        require(!handshakeTimeout.minusSeconds(1).isNegative(), "handshakeTimeout must be at least 1 s");
        require(handshakeTimeout.compareTo(Duration.ofMinutes(1)) <= 0, "handshakeTimeout must be at most 60 s");
        require(!firstResend.isNegative() && !firstResend.isZero(), "firstResend must be positive");
        require(firstResend.compareTo(handshakeTimeout) < 0, "firstResend must be shorter than handshakeTimeout");
        require(threads >= 1 && threads <= 256, "threads must be 1 to 256");
    }

    /** 15 s, 250 ms, 8 threads. */
    public static DtlsSettings defaults() {
        return new DtlsSettings(Duration.ofSeconds(15), Duration.ofMillis(250), 8);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException("media.dtls." + message);
        }
    }
}
