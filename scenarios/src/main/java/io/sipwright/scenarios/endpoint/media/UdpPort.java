package io.sipwright.scenarios.endpoint.media;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.nio.NioDatagramChannel;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.function.Consumer;

/** One UDP port of a telephone's media. Confined to its event loop. */
final class UdpPort extends SimpleChannelInboundHandler<DatagramPacket> {
    private static final int TRIES = 50;

    private final NioDatagramChannel channel;
    private final int number;
    private final Consumer<byte[]> receiver;

    private UdpPort(EventLoop loop, DatagramChannel socket, Consumer<byte[]> receiver) throws IOException {
        this.receiver = receiver;
        number = ((InetSocketAddress) socket.getLocalAddress()).getPort();
        channel = new NioDatagramChannel(socket);
        channel.pipeline().addLast(this);
        loop.register(channel);
    }

    /**
     * RTP on an even port, and RTCP on the next one (RFC 3550 §11).
     *
     * @param rtp where RTP is taken and sent from
     * @param rtcp the same of RTCP
     */
    record Pair(UdpPort rtp, UdpPort rtcp) {
        /** @throws IOException when no pair is free */
        static Pair open(EventLoop loop, InetAddress host, Consumer<byte[]> rtp, Consumer<byte[]> rtcp)
                throws IOException {
            for (int i = 0; i < TRIES; i++) {
                DatagramChannel first = DatagramChannel.open().bind(new InetSocketAddress(host, 0));
                int port = ((InetSocketAddress) first.getLocalAddress()).getPort();
                try {
                    if (port % 2 == 0) {
                        DatagramChannel second = DatagramChannel.open().bind(new InetSocketAddress(host, port + 1));
                        return new Pair(new UdpPort(loop, first, rtp), new UdpPort(loop, second, rtcp));
                    }
                } catch (BindException taken) {
                    first.close();
                    continue;
                }
                first.close();
            }
            throw new IOException("no pair of UDP ports is free on " + host);
        }

        void close() {
            rtp.channel.close();
            rtcp.channel.close();
        }
    }

    int number() {
        return number;
    }

    void send(InetSocketAddress to, byte[] datagram) {
        channel.writeAndFlush(new DatagramPacket(Unpooled.wrappedBuffer(datagram), to));
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
        receiver.accept(ByteBufUtil.getBytes(packet.content()));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // ICMP errors of a bridge that has closed its port
    }
}
