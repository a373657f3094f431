package io.sipwright.scenarios.evidence;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The ports on which the bridge received media from the trunk in a call, and when they closed. Purpose-made for
 * MED-032: no message says that a port was released.
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
     * @param openBefore whether it accepted packets during the call
     * @param closedAfter how long after the phone vanished it refused packets; empty if it never did
     */
    public record Port(String name, String address, boolean openBefore, Optional<Duration> closedAfter) {}
}
