package io.sipwright.server.media.dtls;

import java.time.Duration;

/**
 * Limits of the handshake.
 *
 * @param handshakeTimeout from the first flight to the last, 1 to 60 s
 * @param firstResend wait before a lost flight is sent again; doubles each time
 * @param firstFlight how long a silent peer may use a thread, and how long any handshake may hold one that others need
 * @param halfOpen handshakes that may run at once, each on a thread of its own, 1 to 4096
 * @param halfOpenOfOwner of these, how many for one owner, 1 to halfOpen
 */
public record DtlsSettings(
        Duration handshakeTimeout, Duration firstResend, Duration firstFlight, int halfOpen, int halfOpenOfOwner) {
    public DtlsSettings {
        require(!handshakeTimeout.minusSeconds(1).isNegative(), "handshakeTimeout must be at least 1 s");
        require(handshakeTimeout.compareTo(Duration.ofMinutes(1)) <= 0, "handshakeTimeout must be at most 60 s");
        require(!firstResend.isNegative() && !firstResend.isZero(), "firstResend must be positive");
        require(firstResend.compareTo(handshakeTimeout) < 0, "firstResend must be shorter than handshakeTimeout");
        require(!firstFlight.isNegative() && !firstFlight.isZero(), "firstFlight must be positive");
        require(halfOpen >= 1 && halfOpen <= 4_096, "halfOpen must be 1 to 4096");
        require(halfOpenOfOwner >= 1 && halfOpenOfOwner <= halfOpen, "halfOpenOfAccount must be 1 to halfOpen");
    }

    /** 15 s, 250 ms, 3 s, 256 in all, 32 for one owner. */
    public static DtlsSettings defaults() {
        return new DtlsSettings(Duration.ofSeconds(15), Duration.ofMillis(250), Duration.ofSeconds(3), 256, 32);
    }

    /** The same with other limits on handshakes that run at once. */
    public DtlsSettings halfOpen(int inAll, int ofOwner) {
        return new DtlsSettings(handshakeTimeout, firstResend, firstFlight, inAll, ofOwner);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException("media.dtls." + message);
        }
    }
}
