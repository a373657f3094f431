package io.sipwright.server.media.bridge;

import io.sipwright.server.media.dtls.DtlsSettings;
import io.sipwright.server.media.ice.IceSettings;
import io.sipwright.server.sdp.SdpLimits;
import java.time.Duration;

/**
 * The configuration of the media bridge.
 *
 * @param browser the ICE port
 * @param plain the plain ports
 * @param callsOfAccount how many sessions one account may have
 * @param dtls limits of the handshake
 * @param sdp limits of descriptions
 */
public record MediaSettings(
        IceSettings browser, PlainSettings plain, int callsOfAccount, DtlsSettings dtls, SdpLimits sdp) {
    private static final String LOOPBACK = "127.0.0.1";

    /** Everything on 127.0.0.1 and on free ports. */
    public static MediaSettings loopback() {
        return new MediaSettings(
                new IceSettings(LOOPBACK, LOOPBACK, 0, Duration.ofSeconds(30)),
                new PlainSettings(LOOPBACK, LOOPBACK, PortRange.ephemeral(), Duration.ofSeconds(30)),
                100,
                DtlsSettings.defaults(),
                SdpLimits.defaults());
    }
}
