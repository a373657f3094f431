package io.sipwright.server.media.ice;

/**
 * The one UDP port for all browsers.
 *
 * @param bind local IP address
 * @param advertised IP address in candidates; what browsers can reach
 * @param port 1 to 65535, or 0 for any free one
 */
public record IceSettings(String bind, String advertised, int port) {
    public IceSettings {
        if (bind.isBlank() || advertised.isBlank()) {
            throw new IllegalArgumentException("media.browser needs an address to bind and one to advertise");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("media.browser.port must be 0 to 65535, not " + port);
        }
    }
}
