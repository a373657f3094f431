package io.sipwright.scenarios.phone.scripted.media;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.nio.NioDatagramChannel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One UDP socket on all IPv4 addresses of the machine, on which STUN, DTLS, SRTP and SRTCP share a port (RFC 7983).
 * Confined to the event loop.
 */
final class MediaSocket extends SimpleChannelInboundHandler<DatagramPacket> {
    private static final Logger LOG = LoggerFactory.getLogger(MediaSocket.class);

    /** Receives datagrams sorted by their first byte. */
    interface Receiver {
        void stun(InetSocketAddress from, byte[] datagram);

        void dtls(byte[] datagram);

        void rtp(byte[] datagram);

        void rtcp(byte[] datagram);
    }

    private final NioDatagramChannel channel;
    private final Receiver receiver;
    private final int port;

    /** @throws UncheckedIOException when no socket can be opened */
    MediaSocket(EventLoop loop, Receiver receiver) {
        this.receiver = receiver;
        try {
            DatagramChannel socket = DatagramChannel.open(StandardProtocolFamily.INET);
            socket.bind(new InetSocketAddress(0));
            port = ((InetSocketAddress) socket.getLocalAddress()).getPort();
            channel = new NioDatagramChannel(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        channel.pipeline().addLast(this);
        loop.register(channel);
    }

    int port() {
        return port;
    }

    void send(InetSocketAddress to, byte[] datagram) {
        channel.writeAndFlush(new DatagramPacket(Unpooled.wrappedBuffer(datagram), to));
    }

    void close() {
        channel.close();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
        byte[] datagram = ByteBufUtil.getBytes(packet.content());
        int first = datagram.length == 0 ? -1 : datagram[0] & 0xFF;
        if (first >= 0 && first <= 3) {
            receiver.stun(packet.sender(), datagram);
        } else if (first >= 20 && first <= 63) {
            receiver.dtls(datagram);
        } else if (first >= 128 && first <= 191 && datagram.length >= 12) {
            sort(datagram);
        }
    }

    /** RFC 5761 §4. */
    private void sort(byte[] datagram) {
        int type = datagram[1] & 0xFF;
        if (type >= 192 && type <= 223) {
            receiver.rtcp(datagram);
        } else {
            receiver.rtp(datagram);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.debug("media socket on port {}: {}", port, cause.toString()); // ICMP errors of a peer that has ended
    }
}
