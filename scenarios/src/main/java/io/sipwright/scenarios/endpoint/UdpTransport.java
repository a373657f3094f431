package io.sipwright.scenarios.endpoint;

import io.sipwright.pstn.wire.Recorder;
import io.sipwright.pstn.wire.SipSocket;
import io.sipwright.pstn.wire.Tampering;
import io.sipwright.pstn.wire.Traffic;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** SIP over UDP towards one address, from its own port. */
public final class UdpTransport implements Transport {
    private final SipSocket socket;
    private final InetSocketAddress server;

    /**
     * Opens a port.
     *
     * @param source the address to send from; any of 127.0.0.0/8 where the server is on this machine
     * @throws IOException when there is no such address here
     */
    public UdpTransport(InetAddress source, InetSocketAddress server, String party, Recorder recorder)
            throws IOException {
        this.server = server;
        socket = new SipSocket(new InetSocketAddress(source, 0), party, recorder);
    }

    /** All traffic goes through this stage. */
    public UdpTransport tamperedBy(Tampering stage) {
        socket.tamperedBy(stage, Traffic.Role.ENDPOINT);
        return this;
    }

    /** Passes on datagrams from any address, on this executor. */
    public void listen(Executor loop, Consumer<byte[]> receiver) {
        socket.listen((bytes, from) -> loop.execute(() -> receiver.accept(bytes)));
    }

    @Override
    public String protocol() {
        return "UDP";
    }

    @Override
    public InetSocketAddress local() {
        return socket.local();
    }

    @Override
    public void send(byte[] message) {
        socket.send(message, server);
    }

    @Override
    public void close() {
        socket.close();
    }
}
