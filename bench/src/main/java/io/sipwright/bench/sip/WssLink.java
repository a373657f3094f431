package io.sipwright.bench.sip;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.sipwright.pstn.sip.SipText;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** One secure WebSocket that carries SIP (RFC 7118). It answers Pings; it accepts any certificate. */
public final class WssLink extends SimpleChannelInboundHandler<WebSocketFrame> implements Link {
    private static final int LARGEST = 64 * 1024;
    private static final SslContext TLS = tls();

    private final CompletableFuture<WssLink> opened = new CompletableFuture<>();
    private final String name;
    private @Nullable Channel channel;
    private Consumer<SipText> listener = message -> {};

    private WssLink(String name) {
        this.name = name;
    }

    /**
     * Connects.
     *
     * @param source local address; several are used, because servers limit connections per address
     * @param name the host under {@code .invalid} in Via and Contact
     * @return completes when the upgrade is over
     */
    public static CompletableFuture<WssLink> open(EventLoop loop, URI uri, String source, String name) {
        WssLink link = new WssLink(name);
        new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .handler(link.pipeline(uri))
                .connect(new InetSocketAddress(uri.getHost(), uri.getPort()), new InetSocketAddress(source, 0))
                .addListener(connected -> {
                    if (!connected.isSuccess()) {
                        link.opened.completeExceptionally(connected.cause());
                    }
                });
        return link.opened;
    }

    private ChannelInitializer<SocketChannel> pipeline(URI uri) {
        var upgrade = WebSocketClientProtocolConfig.newBuilder()
                .webSocketUri(uri)
                .subprotocol("sip")
                .maxFramePayloadLength(LARGEST)
                .build();
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(SocketChannel socket) {
                socket.pipeline()
                        .addLast(TLS.newHandler(socket.alloc()))
                        .addLast(new HttpClientCodec())
                        .addLast(new HttpObjectAggregator(LARGEST))
                        .addLast(new WebSocketClientProtocolHandler(upgrade))
                        .addLast(WssLink.this);
            }
        };
    }

    private static SslContext tls() {
        try {
            return SslContextBuilder.forClient()
                    .trustManager(InsecureTrustManagerFactory.INSTANCE)
                    .endpointIdentificationAlgorithm(null)
                    .build();
        } catch (SSLException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    @Override
    public String transport() {
        return "WSS";
    }

    @Override
    public String sentBy() {
        return name + ".invalid";
    }

    @Override
    public @Nullable InetSocketAddress local() {
        return channel == null ? null : (InetSocketAddress) channel.localAddress();
    }

    @Override
    public void listen(Consumer<SipText> taker) {
        listener = taker;
    }

    @Override
    public void send(SipText message) {
        if (channel != null) {
            byte[] bytes = message.bytes();
            channel.writeAndFlush(new TextWebSocketFrame(Unpooled.wrappedBuffer(bytes)), channel.voidPromise());
        }
    }

    @Override
    public void close() {
        if (channel != null) {
            channel.close();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
        if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
            channel = context.channel();
            opened.complete(this);
        }
        super.userEventTriggered(context, event);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
        if (frame.content().readableBytes() > 4) { // not a keep-alive
            listener.accept(SipText.parse(ByteBufUtil.getBytes(frame.content())));
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        opened.completeExceptionally(cause);
        context.close();
    }
}
