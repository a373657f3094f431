package io.sipwright.server.transport;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/** Opens listening sockets, which do not read yet. */
record Bind(EventLoopGroup loops, InetAddress address) {
    private static final int LARGEST_DATAGRAM = 65_535;
    private static final int BACKLOG = 1024;
    /** A peer with this much unsent data does not read. */
    private static final WriteBufferWaterMark UNREAD = new WriteBufferWaterMark(256 * 1024, 1024 * 1024);

    Channel tcp(Transport transport, int port, ChannelHandler pipeline) throws IOException {
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.AUTO_READ, false)
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, UNREAD)
                .childHandler(pipeline);
        InetSocketAddress at = new InetSocketAddress(address, port);
        return opened(transport, at, bootstrap.bind(at));
    }

    Channel udp(int port, ChannelHandler handler) throws IOException {
        Bootstrap bootstrap = new Bootstrap()
                .group(loops)
                .channel(NioDatagramChannel.class)
                .option(ChannelOption.AUTO_READ, false)
                .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(LARGEST_DATAGRAM))
                .handler(handler);
        InetSocketAddress at = new InetSocketAddress(address, port);
        return opened(Transport.UDP, at, bootstrap.bind((SocketAddress) at));
    }

    private static Channel opened(Transport transport, InetSocketAddress at, ChannelFuture binding) throws IOException {
        Throwable cause = binding.awaitUninterruptibly().cause();
        if (cause instanceof BindException && isTaken(cause)) {
            throw new PortTakenException(transport, at, cause);
        }
        if (cause != null) {
            throw new IOException(transport + " cannot listen on " + at + ": " + cause.getMessage(), cause);
        }
        return binding.channel();
    }

    /** An address of another host and a forbidden port cause a BindException too. */
    private static boolean isTaken(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return message.contains("in use");
    }
}
