package io.sipwright.bench.peer;

import io.sipwright.pstn.port.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;

/** A measured server on its own ports of the loopback address. */
abstract class LoopbackServer implements Peer {
    private final String name;
    private final Ports ports;

    LoopbackServer(String name, Ports ports) {
        this.name = name;
        this.ports = ports;
    }

    /**
     * Where it is reached.
     *
     * @param wss TCP, secure WebSockets
     * @param udp SIP
     * @param trunk the generator's UDP port, which the server trusts without digest
     */
    record Ports(int wss, int udp, int trunk) {
        /** Free ones. */
        static Ports free() {
            return new Ports(port(), port(), port());
        }
    }

    /** A free port. */
    static int port() {
        try {
            return FreePorts.one(InetAddress.getByName(BenchFixture.ADDRESS));
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final URI websocket() {
        return URI.create("wss://" + BenchFixture.ADDRESS + ":" + ports.wss() + "/ws");
    }

    @Override
    public final InetSocketAddress sip() {
        return new InetSocketAddress(BenchFixture.ADDRESS, ports.udp());
    }

    @Override
    public final InetSocketAddress trunk() {
        return new InetSocketAddress(BenchFixture.ADDRESS, ports.trunk());
    }

    @Override
    public Optional<JavaProbe> java() {
        return Optional.empty();
    }
}
