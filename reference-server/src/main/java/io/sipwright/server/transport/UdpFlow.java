package io.sipwright.server.transport;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.socket.DatagramPacket;
import io.sipwright.server.limit.Limit;
import io.sipwright.server.sip.SipCodec;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.Optional;
import javax.sip.message.Message;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Our UDP listener and one remote address; two of the same are equal. */
final class UdpFlow implements OpenFlow {
    /** The largest payload of a UDP datagram over IPv4 (RFC 768, RFC 791). */
    static final int LARGEST_PAYLOAD = 65_507;

    /** More than the headers of any accepted message need: 16 KB as received, plus what we add. */
    private static final int ROOM_FOR_HEADERS = 32_768;

    private static final Logger LOG = LoggerFactory.getLogger(UdpFlow.class);

    private final Channel channel;
    private final SipCodec codec;
    private final Delivery delivery;
    private final InetSocketAddress remote;
    private final InetSocketAddress answersTo;
    /** Computed at first use; two threads compute the same text. */
    private @Nullable String id;

    UdpFlow(Channel channel, SipCodec codec, Delivery delivery, InetSocketAddress remote) {
        this(channel, codec, delivery, remote, remote);
    }

    private UdpFlow(
            Channel channel, SipCodec codec, Delivery delivery, InetSocketAddress remote, InetSocketAddress answersTo) {
        this.channel = channel;
        this.codec = codec;
        this.delivery = delivery;
        this.remote = remote;
        this.answersTo = answersTo;
    }

    /** The same flow, with responses to this address. */
    UdpFlow answeringTo(InetSocketAddress address) {
        return address.equals(remote) ? this : new UdpFlow(channel, codec, delivery, remote, address);
    }

    @Override
    public String id() {
        String known = id;
        if (known == null) {
            known = "udp:" + text(local()) + "-" + text(remote);
            id = known;
        }
        return known;
    }

    @Override
    public Transport transport() {
        return Transport.UDP;
    }

    @Override
    public InetSocketAddress local() {
        return (InetSocketAddress) channel.localAddress();
    }

    @Override
    public InetSocketAddress remote() {
        return remote;
    }

    @Override
    public boolean open() {
        return channel.isActive();
    }

    @Override
    public boolean send(Message message) {
        return open() && write(codec.encode(message), receiver(message), message);
    }

    @Override
    public Optional<Runnable> sendRepeatable(Message message) {
        if (!open()) {
            return Optional.empty();
        }
        byte[] bytes = codec.encode(message);
        InetSocketAddress to = receiver(message);
        return write(bytes, to, message) ? Optional.of(() -> sendAgain(bytes, to)) : Optional.empty();
    }

    private void sendAgain(byte[] bytes, InetSocketAddress to) {
        if (open()) {
            write(bytes, to, null);
        }
    }

    private InetSocketAddress receiver(Message message) {
        return message instanceof Response ? answersTo : remote;
    }

    @Override
    public boolean fits(Message message) {
        byte[] content = message.getRawContent();
        return content == null
                || content.length < LARGEST_PAYLOAD - ROOM_FOR_HEADERS
                || codec.encode(message).length <= LARGEST_PAYLOAD;
    }

    @Override
    public boolean sendBytes(byte[] message) {
        return write(message, answersTo, null);
    }

    private boolean write(byte[] bytes, InetSocketAddress to, @Nullable Message message) {
        if (bytes.length > LARGEST_PAYLOAD) {
            delivery.counters().reached(Limit.DATAGRAM);
            LOG.debug("{} bytes to {} do not fit into a datagram", bytes.length, to);
            return false;
        }
        channel.writeAndFlush(new DatagramPacket(Unpooled.wrappedBuffer(bytes), to))
                .addListener(sent -> {
                    if (!sent.isSuccess()) {
                        LOG.debug("UDP send to {} failed: {}", to, String.valueOf(sent.cause()));
                        delivery.sendFailed(this, message);
                    }
                });
        return true;
    }

    @Override
    public void rejectForeignData() {
        LOG.debug("dropped a datagram that is no SIP, from {}", remote);
    }

    @Override
    public void close() {
        LOG.trace("a UDP flow has nothing to close: {}", remote);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UdpFlow flow && channel.equals(flow.channel) && remote.equals(flow.remote);
    }

    @Override
    public int hashCode() {
        return Objects.hash(channel, remote);
    }

    @Override
    public String toString() {
        return id();
    }

    private static String text(InetSocketAddress address) {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }
}
