package io.sipwright.server.transport;

/**
 * The ports of the listeners.
 *
 * @param wss SIP over secure WebSocket, and the pages over HTTPS; 0 lets the system choose
 * @param ws SIP over WebSocket, and the pages over HTTP; 0 lets the system choose
 * @param udp SIP over UDP; 0 lets the system choose
 */
public record Ports(int wss, int ws, int udp) {
    private static final int HIGHEST = 65_535;

    /** The system chooses all ports; for tests. */
    public static final Ports EPHEMERAL = new Ports(0, 0, 0);

    public Ports {
        check("wss", wss);
        check("ws", ws);
        check("udp", udp);
    }

    private static void check(String name, int port) {
        if (port < 0 || port > HIGHEST) {
            throw new IllegalArgumentException("port " + name + ": " + port + " is not in 0 to " + HIGHEST);
        }
    }
}
