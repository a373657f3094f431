package io.sipwright.scenarios.network;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.nio.NioDatagramChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A UDP socket of this machine. Receives on its event loop. */
final class BoundSocket extends SimpleChannelInboundHandler<DatagramPacket> implements UdpSocket {
    private static final Logger LOG = LoggerFactory.getLogger(BoundSocket.class);

    private final NioDatagramChannel channel;
    private final InetSocketAddress local;
    private final Receiver receiver;

    /** @throws IOException if the address is not this machine's or the port is taken */
    BoundSocket(EventLoop loop, InetSocketAddress bind, Receiver receiver) throws IOException {
        this.receiver = receiver;
        DatagramChannel socket = DatagramChannel.open(StandardProtocolFamily.INET);
        try {
            socket.bind(bind);
            local = (InetSocketAddress) socket.getLocalAddress();
            channel = new NioDatagramChannel(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        channel.pipeline().addLast(this);
        loop.register(channel);
    }

    InetSocketAddress local() {
        return local;
    }

    @Override
    public int port() {
        return local.getPort();
    }

    @Override
    public void send(InetSocketAddress to, byte[] datagram) {
        channel.writeAndFlush(new DatagramPacket(Unpooled.wrappedBuffer(datagram), to));
    }

    @Override
    public void close() {
        channel.close();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
        receiver.received(packet.sender(), ByteBufUtil.getBytes(packet.content()));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.debug("UDP port {}: {}", port(), cause.toString()); // ICMP errors of a peer that has ended
    }
}
