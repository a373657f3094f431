package io.sipwright.scenarios.network;

import io.netty.channel.EventLoop;
import io.sipwright.scenarios.stun.StunAttribute;
import io.sipwright.scenarios.stun.StunMessage;
import io.sipwright.scenarios.stun.StunType;
import io.sipwright.scenarios.stun.StunWriter;
import io.sipwright.scenarios.stun.XorAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Finds out how a network treats UDP, with a STUN server of its own outside (RFC 5780 §4.3, §4.4). Blocks its caller, for about
 * 10 ms, or {@value #SENDINGS} times {@value #RESEND_MILLIS} ms where nothing passes.
 *
 * <p>That an answer does not come is not concluded from time: an ordinary request follows, on the same binding, and its answer
 * would have come later.
 */
public final class NatProbe {
    private static final int SENDINGS = 4;
    private static final int RESEND_MILLIS = 250;
    private static final int MOST_QUEUED = 1024;

    private final UdpNetwork network;
    private final EventLoop loop;
    private final StunServer server;

    private NatProbe(UdpNetwork network, EventLoop loop, StunServer server) {
        this.network = network;
        this.loop = loop;
        this.server = server;
    }

    /**
     * Probes.
     *
     * @param loop for the server and the client's ports
     * @param primary address of the server; outside
     * @param alternate its other address
     * @throws IOException if this machine lacks an address
     */
    public static NatObservation observe(UdpNetwork network, EventLoop loop, InetAddress primary, InetAddress alternate)
            throws IOException {
        try (StunServer server = new StunServer(loop, primary, alternate)) {
            return new NatProbe(network, loop, server).observe();
        }
    }

    private NatObservation observe() {
        try (Client client = new Client()) {
            Optional<InetSocketAddress> first = client.mapped(server.at(0, 0));
            if (first.isEmpty()) {
                return NatObservation.BLOCKED;
            }
            boolean preserved = first.get().getPort() == client.socket.port();
            return new NatObservation(true, mapping(client, first.get()), filtering(), preserved, hairpins());
        }
    }

    /** RFC 5780 §4.3. */
    private Dependence mapping(Client client, InetSocketAddress first) {
        Optional<InetSocketAddress> second = client.mapped(server.at(1, 0));
        if (second.equals(Optional.of(first))) {
            return Dependence.ENDPOINT_INDEPENDENT;
        }
        return second.equals(client.mapped(server.at(1, 1)))
                ? Dependence.ADDRESS_DEPENDENT
                : Dependence.ADDRESS_AND_PORT_DEPENDENT;
    }

    /** RFC 5780 §4.4, from a port that has sent to no other address of the server. */
    private Dependence filtering() {
        try (Client client = new Client()) {
            if (client.answeredFromElsewhere(StunServer.CHANGE_ADDRESS | StunServer.CHANGE_PORT)) {
                return Dependence.ENDPOINT_INDEPENDENT;
            }
            return client.answeredFromElsewhere(StunServer.CHANGE_PORT)
                    ? Dependence.ADDRESS_DEPENDENT
                    : Dependence.ADDRESS_AND_PORT_DEPENDENT;
        }
    }

    /** RFC 5780 §4.5: a request to the own external address. */
    private boolean hairpins() {
        try (Client client = new Client()) {
            Optional<InetSocketAddress> own = client.mapped(server.at(0, 0));
            byte[] request = client.request(0);
            own.ifPresent(external -> client.socket.send(external, request));
            client.mapped(server.at(0, 0));
            return client.arrived(request);
        }
    }

    /** A port behind the NAT, and what came to it. */
    private final class Client implements AutoCloseable {
        private final BlockingQueue<byte[]> queue = new LinkedBlockingQueue<>(MOST_QUEUED);
        private final Set<ByteBuffer> seen = new HashSet<>();
        private final UdpSocket socket = network.open(loop, (from, datagram) -> queue.offer(datagram));

        /** The external address by the server's answer; empty if no answer comes. */
        Optional<InetSocketAddress> mapped(InetSocketAddress to) {
            byte[] request = request(0);
            for (int i = 0; i < SENDINGS; i++) {
                socket.send(to, request);
                Optional<StunMessage> answer = await(request);
                if (answer.isPresent()) {
                    return answer.flatMap(XorAddress::read);
                }
            }
            return Optional.empty();
        }

        boolean answeredFromElsewhere(int change) {
            InetSocketAddress to = server.at(0, 0);
            byte[] request = request(change);
            socket.send(to, request);
            mapped(to);
            return arrived(request);
        }

        private byte[] request(int change) {
            StunWriter request = new StunWriter(StunType.BINDING_REQUEST, StunWriter.newTransactionId());
            return change == 0
                    ? request.plain()
                    : request.number32(StunAttribute.CHANGE_REQUEST, change).plain();
        }

        private Optional<StunMessage> await(byte[] request) {
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(RESEND_MILLIS);
            try {
                for (byte[] next = poll(end); next.length > 0; next = poll(end)) {
                    Optional<StunMessage> message = StunMessage.parse(next);
                    message.ifPresent(m -> seen.add(m.transactionId()));
                    if (message.filter(m -> m.transactionId().equals(id(request)))
                            .isPresent()) {
                        return message;
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Optional.empty();
        }

        private byte[] poll(long end) throws InterruptedException {
            byte[] next = queue.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            return next == null ? new byte[0] : next;
        }

        /** Whether a message with this request's transaction id came before the last answer. */
        boolean arrived(byte[] request) {
            return seen.contains(id(request));
        }

        private static ByteBuffer id(byte[] request) {
            return ByteBuffer.wrap(request, 8, 12).slice();
        }

        @Override
        public void close() {
            socket.close();
        }
    }
}
