package io.sipwright.scenarios.network.namespace;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.sipwright.pstn.wire.Pipe;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Carries TCP connections from a loopback port of one network namespace to a loopback port of another: for the browser's remote control
 * and the phone page, never for what is judged. Safe for any thread.
 */
final class LoopbackRelay implements AutoCloseable {
    private static final int MOST_WAITING = 50;

    private final EventLoop loop;
    private final Supplier<CompletionStage<SocketChannel>> sockets;
    private final InetSocketAddress destination;
    private final int port;
    private final Channel listening;

    /**
     * Starts to carry connections.
     *
     * @param listening a socket that {@link #listen} made
     * @param sockets makes sockets in the namespace of the destination
     * @param port of the destination
     * @throws IOException if the socket was closed
     */
    LoopbackRelay(
            EventLoop loop, ServerSocketChannel listening, Supplier<CompletionStage<SocketChannel>> sockets, int port)
            throws IOException {
        this.loop = loop;
        this.sockets = sockets;
        this.destination = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        this.port = ((InetSocketAddress) listening.getLocalAddress()).getPort();
        NioServerSocketChannel channel = new NioServerSocketChannel(listening);
        channel.pipeline().addLast(new Accepted());
        loop.register(channel);
        this.listening = channel;
    }

    /** Listens on loopback in the namespace of the calling thread; 0 is any free port. */
    static ServerSocketChannel listen(int port) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            return channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), MOST_WAITING);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Where it listens. */
    int port() {
        return port;
    }

    /** Accepts no more connections; those that stand end with their ends. */
    @Override
    public void close() {
        listening.close();
    }

    /** Takes connections; each is read once the one to the destination stands. */
    private final class Accepted extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object accepted) {
            NioSocketChannel near = (NioSocketChannel) accepted;
            near.config().setAutoRead(false);
            sockets.get()
                    .whenComplete((socket, failed) -> loop.execute(() -> {
                        if (failed == null) {
                            join(near, new NioSocketChannel(socket));
                        } else {
                            near.unsafe().closeForcibly();
                        }
                    }));
        }
    }

    private void join(NioSocketChannel near, NioSocketChannel far) {
        near.pipeline().addLast(new Pipe(far));
        far.pipeline().addLast(new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                channel.pipeline().addLast(new Pipe(near));
            }
        });
        loop.register(near);
        loop.register(far);
        far.config().setTcpNoDelay(true);
        far.connect(destination).addListener(connected -> {
            if (connected.isSuccess()) {
                near.config().setAutoRead(true);
            } else {
                near.close();
            }
        });
    }
}
