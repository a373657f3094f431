package io.sipwright.pstn.wire.ws;

import io.netty.channel.ChannelInitializer;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import javax.net.ssl.SSLException;

/** The stages between the socket and SIP: {@code tls, http, upgrade, ws-frames, sip}. */
final class WebSocketPipeline extends ChannelInitializer<SocketChannel> {
    private static final int LARGEST_RESPONSE = 16 * 1024;
    private static final int LARGEST_MESSAGE = 1024 * 1024;
    private static final long HANDSHAKE_MILLIS = 8_000;

    private final WebSocketTarget target;
    private final SipWebSocket socket;

    WebSocketPipeline(WebSocketTarget target, SipWebSocket socket) {
        this.target = target;
        this.socket = socket;
    }

    @Override
    protected void initChannel(SocketChannel channel) throws SSLException {
        if (target.secure()) {
            channel.pipeline().addLast("tls", tls(target, channel));
        }
        socket.tap().tampering().ifPresent(stage -> channel.pipeline().addLast("tampering", stage));
        socket.tap().frames().ifPresent(stage -> channel.pipeline().addLast("frame-tap", stage));
        WebSocketClientProtocolHandler upgrade = new WebSocketClientProtocolHandler(upgrade());
        channel.pipeline()
                .addLast("http", new HttpClientCodec())
                .addLast("response", new HttpObjectAggregator(LARGEST_RESPONSE))
                .addLast("upgrade", upgrade)
                .addLast("ws-frames", new WebSocketFrameAggregator(LARGEST_MESSAGE))
                .addLast("sip", new SipFrames(socket, upgrade));
    }

    static SslHandler tls(WebSocketTarget target, SocketChannel channel) throws SSLException {
        SslContextBuilder context = SslContextBuilder.forClient();
        if (target.trustAny()) {
            context.trustManager(InsecureTrustManagerFactory.INSTANCE).endpointIdentificationAlgorithm(null);
        }
        return context.build().newHandler(channel.alloc(), target.uri().getHost(), target.port());
    }

    private WebSocketClientProtocolConfig upgrade() {
        return WebSocketClientProtocolConfig.newBuilder()
                .webSocketUri(target.uri())
                .subprotocol("sip") // WS-001 · RFC 7118 §4.1: without it in the 101 the connection fails
                .maxFramePayloadLength(LARGEST_MESSAGE)
                .handshakeTimeoutMillis(HANDSHAKE_MILLIS)
                .build();
    }
}
