package io.sipwright.server.transport;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.socket.DatagramPacket;
import io.sipwright.server.sip.SipCodec;
import java.net.InetSocketAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Our UDP listener and one remote address; two of the same are equal. */
record UdpFlow(Channel channel, SipCodec codec, InetSocketAddress remote) implements OpenFlow {
    private static final Logger LOG = LoggerFactory.getLogger(UdpFlow.class);
    private static final ChannelFutureListener LOG_FAILURE = sent -> {
        if (!sent.isSuccess()) {
            LOG.warn("UDP send failed: {}", String.valueOf(sent.cause()));
        }
    };

    @Override
    public String id() {
        return "udp:" + text(local()) + "-" + text(remote);
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
    public boolean open() {
        return channel.isActive();
    }

    @Override
    public boolean sendBytes(byte[] message) {
        channel.writeAndFlush(new DatagramPacket(Unpooled.wrappedBuffer(message), remote))
                .addListener(LOG_FAILURE);
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
    public String toString() {
        return id();
    }

    private static String text(InetSocketAddress address) {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }
}
