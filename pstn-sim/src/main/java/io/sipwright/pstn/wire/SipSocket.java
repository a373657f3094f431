package io.sipwright.pstn.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.time.Instant;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One UDP port for SIP: sends from the port on which it listens, and records every datagram. */
public final class SipSocket implements AutoCloseable {
    private static final int LARGEST_DATAGRAM = 65_535;
    private static final int RECEIVE_BUFFER = 1 << 20;
    private static final Logger LOG = LoggerFactory.getLogger(SipSocket.class);

    private final DatagramChannel channel;
    private final InetSocketAddress local;
    private final Recorder recorder;
    private final String party;
    private volatile Traffic.Role role = Traffic.Role.ENDPOINT;
    private volatile Tampering tampering = Tampering.NONE;
    private volatile @Nullable BiConsumer<byte[], InetSocketAddress> listener;

    /** @throws IOException if the port is taken */
    public SipSocket(InetSocketAddress bind, String party, Recorder recorder) throws IOException {
        this.party = party;
        this.recorder = recorder;
        channel = DatagramChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
            channel.bind(bind);
            local = (InetSocketAddress) channel.getLocalAddress();
        } catch (IOException e) {
            channel.close();
            throw new IOException("SIP over UDP cannot listen on " + AddressText.of(bind) + ": " + e.getMessage(), e);
        }
    }

    public InetSocketAddress local() {
        return local;
    }

    /** From now on all traffic goes through this stage. */
    public void tamperedBy(Tampering stage, Traffic.Role as) {
        role = as;
        tampering = stage;
    }

    /** Starts the receiving thread, which hands each datagram to the listener. */
    public void listen(BiConsumer<byte[], InetSocketAddress> receiver) {
        listener = receiver;
        Thread thread = new Thread(() -> receiveAll(receiver), party + "-sip-" + local.getPort());
        thread.setDaemon(true);
        thread.start();
    }

    private void receiveAll(BiConsumer<byte[], InetSocketAddress> receiver) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(LARGEST_DATAGRAM);
        while (channel.isOpen()) {
            try {
                buffer.clear();
                InetSocketAddress from = (InetSocketAddress) channel.receive(buffer);
                buffer.flip();
                byte[] bytes = new byte[buffer.remaining()];
                buffer.get(bytes);
                tampering.pass(traffic(Direction.RECEIVED, bytes), new Received(receiver, from));
            } catch (ClosedChannelException e) {
                LOG.debug("{} stops receiving: its socket is closed", party);
            } catch (IOException e) {
                LOG.warn("{} could not receive a datagram", party, e);
            }
        }
    }

    public void send(byte[] bytes, InetSocketAddress to) {
        record(Direction.SENT, to, bytes);
        tampering.pass(traffic(Direction.SENT, bytes), new Sent(to));
    }

    private void put(byte[] bytes, InetSocketAddress to) {
        try {
            channel.send(ByteBuffer.wrap(bytes), to);
        } catch (IOException e) {
            LOG.warn("{} could not send to {}: {}", party, to, e.toString());
        }
    }

    private Traffic traffic(Direction direction, byte[] bytes) {
        return new Traffic(Traffic.Kind.SIP, direction, role, party, "", bytes);
    }

    private void record(Direction direction, InetSocketAddress peer, byte[] bytes) {
        recorder.record(new WireMessage(
                Instant.now(), party, direction, "UDP", AddressText.of(local), AddressText.of(peer), "udp", bytes));
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.warn("closing the SIP socket failed", e);
        }
    }

    /** The exits for a received datagram. */
    private final class Received implements Tampering.Exit {
        private final BiConsumer<byte[], InetSocketAddress> receiver;
        private final InetSocketAddress from;

        Received(BiConsumer<byte[], InetSocketAddress> receiver, InetSocketAddress from) {
            this.receiver = receiver;
            this.from = from;
        }

        @Override
        public void pass(byte[] bytes) {
            record(Direction.RECEIVED, from, bytes);
            receiver.accept(bytes, from);
        }

        @Override
        public void answer(byte[] bytes) {
            put(bytes, from);
        }
    }

    /** The exits for a datagram that the party sends; an answer comes from its destination. */
    private final class Sent implements Tampering.Exit {
        private final InetSocketAddress to;

        Sent(InetSocketAddress to) {
            this.to = to;
        }

        @Override
        public void pass(byte[] bytes) {
            put(bytes, to);
        }

        @Override
        public void passTo(InetSocketAddress elsewhere, byte[] bytes) {
            put(bytes, elsewhere);
        }

        @Override
        public void answer(byte[] bytes) {
            BiConsumer<byte[], InetSocketAddress> receiver = listener;
            if (receiver != null) {
                new Received(receiver, to).pass(bytes);
            }
        }
    }
}
