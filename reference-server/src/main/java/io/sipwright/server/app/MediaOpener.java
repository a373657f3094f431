package io.sipwright.server.app;

import io.sipwright.server.clock.SystemScheduler;
import io.sipwright.server.explain.ReasonLedger;
import io.sipwright.server.limit.LimitCounters;
import io.sipwright.server.media.bridge.MediaSettings;
import io.sipwright.server.media.bridge.PlainSettings;
import io.sipwright.server.media.bridge.PortRange;
import io.sipwright.server.media.control.BridgedMediaSessions;
import io.sipwright.server.media.control.MediaSessions;
import io.sipwright.server.media.dtls.DtlsSettings;
import io.sipwright.server.media.ice.IceSettings;
import io.sipwright.server.sdp.SdpLimits;
import java.io.IOException;
import java.time.Duration;

/** Opens the media bridge of a server. */
public interface MediaOpener {
    /** @throws IOException where its ports cannot be opened */
    MediaSessions open(MediaConfig config, ReasonLedger ledger, LimitCounters counters) throws IOException;

    /** The bridge of this process. */
    static MediaOpener bridge() {
        return (config, ledger, counters) ->
                BridgedMediaSessions.open(settings(config), new SystemScheduler("media-ice-timer"), ledger, counters);
    }

    /** Makes the bridge's settings from the configuration. */
    static MediaSettings settings(MediaConfig config) {
        String address = config.address();
        PortRange ports =
                new PortRange(config.rtpPorts().from(), config.rtpPorts().to());
        return new MediaSettings(
                new IceSettings(address, address, config.icePort(), Duration.ofSeconds(config.iceSeconds())),
                new PlainSettings(address, address, ports, Duration.ofSeconds(config.latchSeconds())),
                config.callsOfAccount(),
                DtlsSettings.defaults()
                        .halfOpen(config.dtls().halfOpen(), config.dtls().halfOpenOfAccount()),
                new SdpLimits(
                        config.sdp().lines(),
                        config.sdp().sections(),
                        config.sdp().formats()));
    }
}
