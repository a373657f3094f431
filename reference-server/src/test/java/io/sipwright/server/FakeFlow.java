package io.sipwright.server;

import io.sipwright.server.transport.Flow;
import io.sipwright.server.transport.Transport;
import java.net.InetSocketAddress;
import javax.sip.message.Message;

/** A flow that leads nowhere. */
public record FakeFlow(String id, Transport transport, InetSocketAddress remote) implements Flow {
    public static FakeFlow wss(String id, int port) {
        return new FakeFlow(id, Transport.WSS, new InetSocketAddress("198.51.100.7", port));
    }

    @Override
    public InetSocketAddress local() {
        return new InetSocketAddress("127.0.0.1", 7443);
    }

    @Override
    public boolean open() {
        return true;
    }

    @Override
    public boolean send(Message message) {
        return true;
    }

    @Override
    public void close() {}
}
