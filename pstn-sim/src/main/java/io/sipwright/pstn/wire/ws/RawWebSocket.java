package io.sipwright.pstn.wire.ws;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * The client side of a WebSocket with free choice of every byte: the upgrade request, each frame, and anything between
 * (RFC 6455). It does nothing automatically. Everything, including the observer, runs on the given event loop.
 */
public final class RawWebSocket implements AutoCloseable {
    private static final int CONNECT_MILLIS = 8_000;
    private static final String END_OF_HEAD = "\r\n\r\n";

    /** Receives what happens on the connection, on its event loop. */
    public interface Observer {
        /** TCP, and TLS if used, are established. */
        void connected(InetSocketAddress local);

        /** The answer to the upgrade request, or any other HTTP response. */
        void answered(HttpHead head);

        void received(Frame frame);

        /** The connection was closed or could not be opened; called once. */
        void closed(String reason);
    }

    private final WebSocketTarget target;
    private final @Nullable InetAddress source;
    private final EventLoop loop;
    private final Observer observer;
    private final StringBuilder head = new StringBuilder();
    private final FrameReader frames = new FrameReader();
    private volatile @Nullable Channel channel;
    private @Nullable TamperedStream tampering;
    private boolean upgraded;
    private boolean over;

    /** @param source the address to connect from; null for the usual one */
    public RawWebSocket(WebSocketTarget target, @Nullable InetAddress source, EventLoop loop, Observer observer) {
        this.target = target;
        this.source = source;
        this.loop = loop;
        this.observer = observer;
    }

    /** All traffic of the connection goes through this stage; to be set before connecting. */
    public void tamperedBy(TamperedStream stage) {
        tampering = stage;
    }

    public void connect() {
        Bootstrap bootstrap = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new Stages());
        InetSocketAddress remote = new InetSocketAddress(target.uri().getHost(), target.port());
        ChannelFuture connecting = source == null
                ? bootstrap.connect(remote)
                : bootstrap.connect(remote, new InetSocketAddress(source, 0));
        channel = connecting.channel();
        connecting.addListener(done -> {
            if (!done.isSuccess()) {
                ended("cannot connect to " + target.uri() + ": " + done.cause().getMessage());
            }
        });
    }

    /** Writes bytes as they are, in a separate segment as far as TCP allows. */
    public void write(byte[] bytes) {
        Optional.ofNullable(channel).ifPresent(out -> out.writeAndFlush(Unpooled.wrappedBuffer(bytes)));
    }

    /** Closes the TCP connection without a Close frame. */
    @Override
    public void close() {
        Optional.ofNullable(channel).ifPresent(Channel::close);
    }

    /** Resets the TCP connection: neither a Close frame nor TLS close_notify is sent. */
    public void abort() {
        if (channel instanceof SocketChannel socket) {
            socket.config().setSoLinger(0);
            Optional.ofNullable(socket.pipeline().firstContext()).ifPresent(ChannelHandlerContext::close);
        }
    }

    private void ended(String reason) {
        if (!over) {
            over = true;
            observer.closed(reason);
        }
    }

    private void received(byte[] bytes) {
        byte[] rest = upgraded ? bytes : afterHead(bytes);
        frames.add(rest);
        if (upgraded) {
            for (Optional<Frame> frame = frames.next(); frame.isPresent(); frame = frames.next()) {
                observer.received(frame.get());
            }
        }
    }

    /** Reads HTTP until the upgrade is answered with 101; the bytes after it are the first frames. */
    private byte[] afterHead(byte[] bytes) {
        head.append(new String(bytes, StandardCharsets.ISO_8859_1));
        int end = head.indexOf(END_OF_HEAD);
        if (end < 0) {
            return new byte[0];
        }
        HttpHead answer = HttpHead.parse(head.substring(0, end));
        byte[] rest = head.substring(end + END_OF_HEAD.length()).getBytes(StandardCharsets.ISO_8859_1);
        head.setLength(0);
        upgraded = answer.status() == 101;
        observer.answered(answer);
        return upgraded ? rest : new byte[0];
    }

    /** {@code tls}, then the bytes. */
    private final class Stages extends ChannelInitializer<SocketChannel> {
        @Override
        protected void initChannel(SocketChannel created) throws SSLException {
            // Before it is active: an observer writes as soon as it is connected, maybe before connect() has returned.
            channel = created;
            if (target.secure()) {
                created.pipeline().addLast("tls", WebSocketPipeline.tls(target, created));
            }
            if (tampering != null) {
                created.pipeline().addLast("tampering", tampering);
            }
            created.pipeline().addLast("bytes", new Bytes());
        }
    }

    private final class Bytes extends SimpleChannelInboundHandler<ByteBuf> {
        @Override
        public void channelActive(ChannelHandlerContext context) {
            if (!target.secure()) {
                connected(context);
            }
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
            if (event instanceof SslHandshakeCompletionEvent tls && tls.isSuccess()) {
                connected(context);
            }
            super.userEventTriggered(context, event);
        }

        private void connected(ChannelHandlerContext context) {
            observer.connected((InetSocketAddress) context.channel().localAddress());
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, ByteBuf bytes) {
            received(ByteBufUtil.getBytes(bytes));
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            ended("the connection was closed");
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            ended(String.valueOf(cause.getMessage()));
            context.close();
        }
    }
}
