package io.sipwright.server.transaction;

import io.sipwright.server.transport.Flow;
import io.sipwright.server.transport.Transport;
import java.net.InetSocketAddress;
import java.util.function.Consumer;
import javax.sip.message.Message;

/** A flow that hands what is sent to the test. */
public class RecordingFlow implements Flow {
    private static final int LARGEST_BODY = 60_000;

    private final Transport transport;
    private final String id;
    private final InetSocketAddress remote;
    private final Consumer<Message> sent;
    private boolean open = true;

    public RecordingFlow(Transport transport, String id, Consumer<Message> sent) {
        this(transport, id, new InetSocketAddress("127.0.0.1", 5070), sent);
    }

    public RecordingFlow(Transport transport, String id, InetSocketAddress remote, Consumer<Message> sent) {
        this.transport = transport;
        this.id = id;
        this.remote = remote;
        this.sent = sent;
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final Transport transport() {
        return transport;
    }

    @Override
    public InetSocketAddress local() {
        return new InetSocketAddress("127.0.0.1", 5060);
    }

    @Override
    public final InetSocketAddress remote() {
        return remote;
    }

    @Override
    public final boolean open() {
        return open;
    }

    @Override
    public boolean fits(Message message) {
        return message.getRawContent() == null || message.getRawContent().length <= LARGEST_BODY;
    }

    @Override
    public final boolean send(Message message) {
        boolean passes = open && fits(message);
        if (passes) {
            sent.accept(message);
        }
        return passes;
    }

    @Override
    public final void close() {
        open = false;
    }
}
