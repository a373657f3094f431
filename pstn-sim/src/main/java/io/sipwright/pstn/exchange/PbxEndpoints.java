package io.sipwright.pstn.exchange;

import io.sipwright.pstn.container.ContainerNetwork;
import io.sipwright.pstn.container.ContainerUnavailableException;
import io.sipwright.pstn.container.Opening;
import io.sipwright.pstn.container.PortRange;
import io.sipwright.pstn.gateway.GatewaySettings;
import io.sipwright.pstn.gateway.Service;
import io.sipwright.pstn.wire.AddressText;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The addresses and the password of one run of a PBX. It has two SIP ports: the trunk, and one for the phone behind it.
 *
 * @param settings of the gateway
 * @param network between the PBX and this machine
 * @param rtp its RTP ports
 * @param inside the SIP port for the phone
 * @param control where it accepts the control connection
 * @param secret password of the control connection
 */
record PbxEndpoints(
        GatewaySettings settings,
        ContainerNetwork network,
        PortRange rtp,
        InetSocketAddress inside,
        InetSocketAddress control,
        String secret) {

    /** Chooses the internal ports, and a password for the control connection. */
    static PbxEndpoints of(GatewaySettings settings, ContainerNetwork network)
            throws IOException, ContainerUnavailableException {
        try (ServerSocket control = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
                DatagramSocket inside = new DatagramSocket(0, settings.bind())) {
            String secret = "%016x%016x".formatted(new SecureRandom().nextLong(), new SecureRandom().nextLong());
            InetSocketAddress door = (InetSocketAddress) inside.getLocalSocketAddress();
            PortRange wished = new PortRange(settings.firstRtpPort(), firstRtpPortOfPhone(settings) - 1);
            return new PbxEndpoints(
                    settings,
                    network,
                    network.rtpPorts(wished, trunk(settings), door),
                    door,
                    (InetSocketAddress) control.getLocalSocketAddress(),
                    secret);
        }
    }

    /**
     * Ensures that the PBX can bind its trunk port.
     *
     * @throws IOException if the port is in use; the message names the program
     */
    static void requireFree(InetSocketAddress trunk) throws IOException {
        try (DatagramSocket free = new DatagramSocket(null)) {
            free.setReuseAddress(false);
            free.bind(trunk);
        } catch (IOException e) {
            throw new IOException("SIP over UDP cannot listen on " + AddressText.of(trunk) + ": " + e.getMessage(), e);
        }
    }

    InetSocketAddress trunk() {
        return trunk(settings);
    }

    private static InetSocketAddress trunk(GatewaySettings settings) {
        return new InetSocketAddress(settings.bind(), settings.sipPort());
    }

    /** The phone's share of the RTP ports is the upper half. */
    static int firstRtpPortOfPhone(GatewaySettings settings) {
        int half = (settings.lastRtpPort() - settings.firstRtpPort() + 1) / 2;
        return settings.firstRtpPort() + half + half % 2;
    }

    /** The ports that the PBX listens on. */
    List<Opening> openings() {
        return List.of(
                Opening.udp(trunk()), Opening.udp(inside), Opening.udp(settings.bind(), rtp), Opening.tcp(control));
    }

    /**
     * The values of the placeholders in configuration templates.
     *
     * @param product whose configuration it is
     * @param phone the phone behind the PBX
     * @param mirror where the PBX mirrors SIP to
     */
    Map<String, String> values(PbxVendor product, InetSocketAddress phone, InetSocketAddress mirror) {
        boolean published = network instanceof ContainerNetwork.Published;
        Map<String, String> values = new TreeMap<>();
        values.put("trunk.host", AddressText.of(settings.bind()));
        values.put("trunk.port", String.valueOf(settings.sipPort()));
        values.put("inside.port", String.valueOf(inside.getPort()));
        values.put("own.host", published ? product.ownAddress() : AddressText.of(settings.bind()));
        values.put("target", AddressText.of(settings.trunk()));
        values.put("domain", settings.domain());
        values.put("caller", settings.caller());
        values.put("t1", String.valueOf(settings.t1().toMillis()));
        values.put("rtp.first", String.valueOf(rtp.first()));
        values.put("rtp.last", String.valueOf(rtp.last()));
        values.put("rtp.bound", published ? "no" : "yes");
        values.put("phone.address", AddressText.of(phone));
        values.put("mirror.address", AddressText.of(mirror));
        values.put("control.host", published ? "0.0.0.0" : AddressText.of(control.getAddress()));
        values.put("control.peers", published ? "0.0.0.0/0" : AddressText.of(control.getAddress()) + "/32");
        values.put("control.port", String.valueOf(control.getPort()));
        values.put("control.secret", secret);
        for (Service service : Service.values()) {
            String name = service.name().toLowerCase(Locale.ROOT);
            values.put("number." + name, settings.numbers().getOrDefault(service, service.number()));
            values.put("phone." + name, service.number());
        }
        return values;
    }
}
