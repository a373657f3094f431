package io.sipwright.server.app;

import io.sipwright.server.nat.IpLiteral;
import java.net.InetAddress;

/**
 * Where the server listens.
 *
 * @param address an IP address that peers reach; it goes into Via and Record-Route
 */
public record ListenConfig(String address, Listener wss, Listener ws, Listener udp) {
    public ListenConfig {
        boolean usable =
                IpLiteral.parse(address).filter(ip -> !ip.isAnyLocalAddress()).isPresent();
        Rule.require(usable, "address", address, "an IP address that peers can reach");
    }

    InetAddress ip() {
        return IpLiteral.parse(address).orElseThrow();
    }

    /**
     * One listener.
     *
     * @param port 0 lets the system choose
     */
    public record Listener(int port) {
        public Listener {
            Rule.port("port", port);
        }
    }
}
