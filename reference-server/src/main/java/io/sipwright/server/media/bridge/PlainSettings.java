package io.sipwright.server.media.bridge;

import java.time.Duration;

/**
 * The plain side.
 *
 * @param bind local IP address
 * @param advertised IP address in descriptions
 * @param ports for RTP and RTCP
 * @param latchWindow how long after a description a source that it does not name may be latched (RFC 7362 §5)
 */
public record PlainSettings(String bind, String advertised, PortRange ports, Duration latchWindow) {
    public PlainSettings {
        if (bind.isBlank() || advertised.isBlank()) {
            throw new IllegalArgumentException("media.plain needs an address to bind and one to advertise");
        }
        if (latchWindow.isNegative()) {
            throw new IllegalArgumentException("media.latchSeconds must be at least 0");
        }
    }
}
