package io.sipwright.scenarios.evidence;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where the bridge took media of a call from the telephone network, and until when. Purpose-made for MED-032: no message says that a port was released.
 *
 * @param ports RTP and RTCP
 */
public record BridgePorts(List<Port> ports) implements Fact {
    public BridgePorts {
        ports = List.copyOf(ports);
    }

    /**
     * One port.
     *
     * @param name {@code RTP} or {@code RTCP}
     * @param address {@code host:port}
     * @param openBefore whether it took packets while the call was up
     * @param closedAfter how long after the phone vanished it refused packets; empty where it took them to the end
     */
    public record Port(String name, String address, boolean openBefore, Optional<Duration> closedAfter) {}
}
