package io.sipwright.pstn.exchange;

import io.sipwright.pstn.gateway.GatewaySettings;
import io.sipwright.pstn.gateway.Hosts;
import io.sipwright.pstn.gateway.Service;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The addresses and the password of one run of an exchange.
 *
 * @param settings of the telephone network
 * @param phone the phone behind the exchange
 * @param mirror where the exchange mirrors SIP to
 * @param control where it takes the control connection
 * @param secret password of the control connection
 */
record Site(
        GatewaySettings settings,
        InetSocketAddress phone,
        InetSocketAddress mirror,
        InetSocketAddress control,
        String secret) {

    /** Chooses a port and a password for the control connection. */
    static Site of(GatewaySettings settings, InetSocketAddress phone, InetSocketAddress mirror) throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            InetSocketAddress control = (InetSocketAddress) free.getLocalSocketAddress();
            String secret = "%016x%016x".formatted(new SecureRandom().nextLong(), new SecureRandom().nextLong());
            return new Site(settings, phone, mirror, control, secret);
        }
    }

    /**
     * Makes sure that the exchange will get its trunk port.
     *
     * @throws IOException when somebody has it; the message names it
     */
    static void requireFree(InetSocketAddress trunk) throws IOException {
        try (DatagramSocket free = new DatagramSocket(null)) {
            free.setReuseAddress(false);
            free.bind(trunk);
        } catch (IOException e) {
            throw new IOException("SIP over UDP cannot listen on " + Hosts.text(trunk) + ": " + e.getMessage(), e);
        }
    }

    InetSocketAddress trunk() {
        return new InetSocketAddress(settings.bind(), settings.sipPort());
    }

    /** What stands for the placeholders of configuration templates. */
    Map<String, String> values() {
        Map<String, String> values = new TreeMap<>();
        values.put("trunk.address", Hosts.text(trunk()));
        values.put("trunk.host", Hosts.text(settings.bind()));
        values.put("trunk.port", String.valueOf(settings.sipPort()));
        values.put("target", Hosts.text(settings.trunk()));
        values.put("domain", settings.domain());
        values.put("caller", settings.caller());
        values.put("t1", String.valueOf(settings.t1().toMillis()));
        values.put("rtp.first", String.valueOf(settings.firstRtpPort()));
        values.put("rtp.last", String.valueOf(settings.lastRtpPort()));
        values.put("phone.address", Hosts.text(phone));
        values.put("phone.host", Hosts.text(phone.getAddress()));
        values.put("mirror.address", Hosts.text(mirror));
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
