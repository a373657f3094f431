package io.sipwright.bench.sip;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.sipwright.pstn.sip.SipText;
import java.net.InetSocketAddress;
import java.util.function.Consumer;

/** One UDP socket towards one remote address. */
public final class UdpLink extends SimpleChannelInboundHandler<DatagramPacket> implements Link {
    private static final int LARGEST = 8_192;
    private static final int SOCKET_BUFFER = 1 << 20;

    private final Channel channel;
    private final InetSocketAddress remote;
    private Consumer<SipText> listener = message -> {};

    /**
     * Binds at once.
     *
     * @param local port 0 for any free one
     */
    public UdpLink(EventLoop loop, InetSocketAddress local, InetSocketAddress remote) {
        this.remote = remote;
        this.channel = new Bootstrap()
                .group(loop)
                .channel(NioDatagramChannel.class)
                .option(ChannelOption.SO_RCVBUF, SOCKET_BUFFER)
                .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(LARGEST))
                .handler(this)
                .bind(local)
                .syncUninterruptibly()
                .channel();
    }

    @Override
    public String transport() {
        return "UDP";
    }

    @Override
    public String sentBy() {
        return local().getAddress().getHostAddress() + ":" + local().getPort();
    }

    @Override
    public InetSocketAddress local() {
        return (InetSocketAddress) channel.localAddress();
    }

    @Override
    public void listen(Consumer<SipText> taker) {
        listener = taker;
    }

    @Override
    public void send(SipText message) {
        byte[] bytes = message.bytes();
        channel.writeAndFlush(new DatagramPacket(Unpooled.wrappedBuffer(bytes), remote), channel.voidPromise());
    }

    @Override
    public void close() {
        channel.close().syncUninterruptibly();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
        if (packet.content().readableBytes() > 4) { // not a keep-alive
            listener.accept(SipText.parse(ByteBufUtil.getBytes(packet.content())));
        }
    }
}
