package io.sipwright.pstn.gateway;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * How the embedded gateway runs.
 *
 * @param bind address of SIP and RTP
 * @param sipPort UDP port; 0 for any free one
 * @param firstRtpPort lowest RTP port
 * @param lastRtpPort highest RTP port
 * @param trunk the target's trunk side: where INVITEs go
 * @param domain the target's domain, in the Request-URI of calls placed
 * @param caller number that calls placed come from
 * @param numbers the numbers of the services; those missing have the default of {@link Service#number()}
 * @param t1 the round-trip estimate that all SIP timers derive from (RFC 3261 §17.1.1.1)
 */
public record GatewaySettings(
        InetAddress bind,
        int sipPort,
        int firstRtpPort,
        int lastRtpPort,
        InetSocketAddress trunk,
        String domain,
        String caller,
        Map<Service, String> numbers,
        Duration t1) {

    public GatewaySettings {
        Map<Service, String> all = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            all.put(service, numbers.getOrDefault(service, service.number()));
        }
        numbers = Map.copyOf(all);
    }

    /** On loopback at any free SIP port, RTP from 41000 up, caller 15550100, the default numbers, T1 of 500 ms. */
    public static GatewaySettings towards(InetSocketAddress trunk, String domain) {
        return new GatewaySettings(
                InetAddress.getLoopbackAddress(),
                0,
                41000,
                41998,
                trunk,
                domain,
                "15550100",
                Map.of(),
                Duration.ofMillis(500));
    }

    public GatewaySettings withSip(InetAddress address, int port) {
        return new GatewaySettings(address, port, firstRtpPort, lastRtpPort, trunk, domain, caller, numbers, t1);
    }

    public GatewaySettings withRtpPorts(int first, int last) {
        return new GatewaySettings(bind, sipPort, first, last, trunk, domain, caller, numbers, t1);
    }

    public GatewaySettings withNumbers(Map<Service, String> others) {
        return new GatewaySettings(bind, sipPort, firstRtpPort, lastRtpPort, trunk, domain, caller, others, t1);
    }

    public GatewaySettings withT1(Duration newT1) {
        return new GatewaySettings(bind, sipPort, firstRtpPort, lastRtpPort, trunk, domain, caller, numbers, newT1);
    }
}
