package io.sipwright.server.transport;

import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.ssl.SslContext;
import io.sipwright.server.sip.SipCodec;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** The handlers of a TCP connection, for WSS and for WS. */
final class WebSocketPipeline extends ChannelInitializer<SocketChannel> {
    private static final int HTTP_HEADER_BYTES = 16 * 1024;
    private static final int HTTP_BODY_BYTES = 8 * 1024;

    private final @Nullable SslContext tls;
    private final SipCodec codec;
    private final Limits limits;
    private final UpgradeRules rules;
    private final Pages pages;
    private final Connections connections;
    private final Delivery delivery;

    WebSocketPipeline(@Nullable SslContext tls, SipCodec codec, ListenerSettings settings, Shared shared) {
        this.tls = tls;
        this.codec = codec;
        this.limits = settings.limits();
        this.rules = new UpgradeRules(settings.origins());
        this.pages = shared.pages();
        this.connections = shared.connections();
        this.delivery = shared.delivery();
    }

    /** What all listeners share. */
    record Shared(Pages pages, Connections connections, Delivery delivery) {}

    @Override
    protected void initChannel(SocketChannel channel) {
        InetAddress peer = channel.remoteAddress().getAddress();
        if (!connections.enter(peer)) {
            channel.close(); // SEC-003 · RFC 6455 §10.7
            return;
        }
        channel.closeFuture().addListener(closed -> connections.leave(peer));
        Transport transport = tls == null ? Transport.WS : Transport.WSS;
        ChannelPipeline pipeline = channel.pipeline();
        if (tls != null) {
            pipeline.addLast("tls", tls.newHandler(channel.alloc()));
        }
        pipeline.addLast("http", new HttpServerCodec(new HttpDecoderConfig().setMaxHeaderSize(HTTP_HEADER_BYTES)));
        pipeline.addLast("http-whole", new HttpObjectAggregator(HTTP_BODY_BYTES, true));
        pipeline.addLast("deadline", new HandshakeDeadline(limits.handshake()));
        pipeline.addLast("upgrade", new HttpUpgrade(rules, pages));
        pipeline.addLast("ws-frames", new WebSocketServerProtocolHandler(frames()));
        pipeline.addLast("ws-ping", new WebSocketPing(limits));
        pipeline.addLast("ws-whole", new WebSocketFrameAggregator(limits.messageBytes())); // WS-020 · RFC 6455 §5.4
        pipeline.addLast("sip-codec", new SipFrames(codec));
        pipeline.addLast("flow", new FlowStage(transport, codec, connections, delivery, limits.login()));
    }

    private WebSocketServerProtocolConfig frames() {
        WebSocketDecoderConfig decoder = WebSocketDecoderConfig.newBuilder()
                .maxFramePayloadLength(limits.messageBytes()) // WS-024, WS-025 · RFC 6455 §10.4
                .expectMaskedFrames(true) // WS-019 · RFC 6455 §5.1
                .allowExtensions(false) // WS-006 · RFC 6455 §5.2
                .closeOnProtocolViolation(true) // WS-021 · RFC 6455 §7.4.1
                .withUTF8Validator(true) // WS-022 · RFC 6455 §8.1
                .build();
        return WebSocketServerProtocolConfig.newBuilder()
                .websocketPath("/")
                .checkStartsWith(true)
                .subprotocols(UpgradeRules.SUBPROTOCOL) // WS-001 · RFC 7118 §4.1
                .handshakeTimeoutMillis(limits.handshake().toMillis())
                .dropPongFrames(false)
                .sendCloseFrame(null) // WS-023 · RFC 6455 §7.4.1: the stage that closes has sent the exact code already
                .decoderConfig(decoder)
                .build();
    }
}
