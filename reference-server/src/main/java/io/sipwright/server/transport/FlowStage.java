package io.sipwright.server.transport;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler.HandshakeComplete;
import io.sipwright.server.limit.Limit;
import io.sipwright.server.sip.SipCodec;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The {@code flow} stage of a WebSocket connection, from the upgrade to the end of the connection. */
final class FlowStage extends SimpleChannelInboundHandler<Inbound> {
    private static final Logger LOG = LoggerFactory.getLogger(FlowStage.class);

    private final Transport transport;
    private final SipCodec codec;
    private final Connections connections;
    private final Delivery delivery;
    private final Duration login;
    private @Nullable WebSocketFlow flow;
    private @Nullable Future<?> loginDeadline;

    /** @param login how long the flow may stay open without a login */
    FlowStage(Transport transport, SipCodec codec, Connections connections, Delivery delivery, Duration login) {
        this.transport = transport;
        this.codec = codec;
        this.connections = connections;
        this.delivery = delivery;
        this.login = login;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof HandshakeComplete) {
            context.pipeline().remove(HandshakeDeadline.class);
            WebSocketFlow opened =
                    new WebSocketFlow(connections.nextId(transport), transport, context.channel(), codec);
            flow = opened;
            connections.add(opened);
            loginDeadline =
                    context.executor().schedule(() -> closeStranger(opened), login.toMillis(), TimeUnit.MILLISECONDS);
        }
        context.fireUserEventTriggered(event);
    }

    /** SEC-003 · RFC 6455 §10.7: a connection without a login is closed. */
    private void closeStranger(WebSocketFlow opened) {
        if (!opened.isAdmitted()) {
            connections.counters().reached(Limit.LOGIN_SECONDS);
            opened.close(WebSocketCloseStatus.POLICY_VIOLATION);
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, Inbound inbound) {
        if (flow != null) {
            delivery.deliver(flow, inbound);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (loginDeadline != null) {
            loginDeadline.cancel(false);
        }
        if (flow != null) {
            connections.remove(flow);
            delivery.closed(flow);
        }
        context.fireChannelInactive();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (!context.channel().isWritable()) {
            LOG.warn("{} reads too slowly: closed", context.channel().remoteAddress());
            context.close();
        }
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.debug("{} {}: {}", transport, context.channel().remoteAddress(), cause.toString()); // strangers fill no log
        if (cause instanceof CorruptedWebSocketFrameException) {
            connections.counters().reached(Limit.MALFORMED);
            return; // WS-021, WS-022 · RFC 6455 §7.4.1: the frame decoder has sent the close code and closes
        }
        if (cause instanceof TooLongFrameException && flow != null) {
            flow.close(WebSocketCloseStatus.MESSAGE_TOO_BIG); // WS-024 · RFC 6455 §7.4.1
            return;
        }
        context.close();
    }
}
