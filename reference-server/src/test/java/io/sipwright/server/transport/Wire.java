package io.sipwright.server.transport;

import io.sipwright.server.limit.LimitCounters;
import io.sipwright.server.sip.BadMessageException;
import io.sipwright.server.sip.Responses;
import io.sipwright.server.sip.StrictCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.sip.header.CallIdHeader;
import javax.sip.message.Message;
import javax.sip.message.Request;
import org.jspecify.annotations.Nullable;

/** Open transports on loopback whose listener answers every request with 200 and records what it receives. */
final class Wire implements FlowListener, AutoCloseable {
    static final ServerCertificate CERTIFICATE = certificate();
    static final InetAddress LOOPBACK = new InetSocketAddress("127.0.0.1", 0).getAddress();

    final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
    final BlockingQueue<Flow> flows = new LinkedBlockingQueue<>();
    final BlockingQueue<Flow> closed = new LinkedBlockingQueue<>();
    final BlockingQueue<Message> unsent = new LinkedBlockingQueue<>();
    final BlockingQueue<BadMessageException> refused = new LinkedBlockingQueue<>();
    final LimitCounters counters = new LimitCounters();
    final NettyTransports transports;
    /** Whether each request counts as admitted. */
    volatile boolean admits;

    Wire(Limits limits, Set<String> origins, @Nullable Path pages) {
        try {
            transports = NettyTransports.bind(
                    new ListenerSettings(LOOPBACK, Ports.EPHEMERAL, CERTIFICATE, origins, limits, pages),
                    new StrictCodec(),
                    counters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        transports.start(this);
    }

    static Wire open() {
        return new Wire(Limits.DEFAULT, Set.of(), null);
    }

    static Wire open(Limits limits) {
        return new Wire(limits, Set.of(), null);
    }

    static Limits quick(Duration ping, Duration handshake, int connections) {
        return new Limits(64 * 1024, ping, 2, handshake, Duration.ofSeconds(60), connections, connections);
    }

    int port(Transport transport) {
        return transports.local(transport).getPort();
    }

    @Override
    public void received(Flow flow, Message message) {
        flows.add(flow);
        messages.add(message);
        if (((CallIdHeader) message.getHeader(CallIdHeader.NAME)).getCallId().equals("fail")) {
            throw new IllegalStateException("as the test wants");
        }
        if (admits) {
            flow.admitted();
        }
        if (message instanceof Request request && !request.getMethod().equals(Request.ACK)) {
            flow.send(Responses.to(request, 200));
        }
    }

    @Override
    public void refused(Flow flow, BadMessageException why) {
        refused.add(why);
    }

    @Override
    public void sendFailed(Flow flow, Message message) {
        unsent.add(message);
    }

    @Override
    public void closed(Flow flow) {
        closed.add(flow);
    }

    /** Discards what was received so far. */
    void forget() {
        messages.clear();
        flows.clear();
        closed.clear();
        refused.clear();
    }

    @Override
    public void close() {
        transports.close();
    }

    private static ServerCertificate certificate() {
        try {
            return ServerCertificate.inFolder(Files.createTempDirectory("certificate"), List.of("sipwright.test"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
