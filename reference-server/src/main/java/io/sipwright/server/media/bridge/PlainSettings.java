package io.sipwright.server.media.bridge;

/**
 * The plain side.
 *
 * @param bind local IP address
 * @param advertised IP address in descriptions
 * @param ports for RTP and RTCP
 */
public record PlainSettings(String bind, String advertised, PortRange ports) {
    public PlainSettings {
        if (bind.isBlank() || advertised.isBlank()) {
            throw new IllegalArgumentException("media.plain needs an address to bind and one to advertise");
        }
    }
}
