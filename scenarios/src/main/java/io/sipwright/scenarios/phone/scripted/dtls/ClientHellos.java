package io.sipwright.scenarios.phone.scripted.dtls;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The evidence for who started the handshake (RFC 8842 §5.3). Safe for any thread. */
public final class ClientHellos {
    private static final int HANDSHAKE = 22;
    private static final int CLIENT_HELLO = 1;
    private static final int RECORD_HEADER = 13;
    private final Clock clock;
    private final List<ClientHello> seen = new CopyOnWriteArrayList<>();

    public ClientHellos(Clock clock) {
        this.clock = clock;
    }

    void sent(byte[] datagram) {
        look(datagram, "local");
    }

    void received(byte[] datagram) {
        look(datagram, "remote");
    }

    private void look(byte[] datagram, String by) {
        boolean plainHandshake = datagram.length > RECORD_HEADER && datagram[0] == HANDSHAKE && datagram[4] == 0;
        if (plainHandshake && datagram[RECORD_HEADER] == CLIENT_HELLO) {
            seen.add(new ClientHello(clock.instant(), by));
        }
    }

    /** In order, repetitions included. */
    public List<ClientHello> seen() {
        return List.copyOf(seen);
    }
}
