package io.sipwright.server.media.ice;

import java.time.Duration;

/**
 * The one UDP port for all browsers.
 *
 * @param bind local IP address
 * @param advertised IP address in candidates; what browsers can reach
 * @param port 1 to 65535, or 0 for any free one
 * @param toFindPair how long the browser may take after the answer until a pair works (RFC 8445 §8.1.2)
 */
public record IceSettings(String bind, String advertised, int port, Duration toFindPair) {
    public IceSettings {
        if (bind.isBlank() || advertised.isBlank()) {
            throw new IllegalArgumentException("media.browser needs an address to bind and one to advertise");
        }
        if (toFindPair.toMillis() < 1_000) {
            throw new IllegalArgumentException("media.iceSeconds must be at least 1");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("media.browser.port must be 0 to 65535, not " + port);
        }
    }
}
