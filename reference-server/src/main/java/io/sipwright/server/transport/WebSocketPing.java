package io.sipwright.server.transport;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler.HandshakeComplete;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pings a peer that sends nothing and closes the connection if no answer comes (WS-017 · RFC 7118 §6). */
final class WebSocketPing extends IdleStateHandler {
    private static final Logger LOG = LoggerFactory.getLogger(WebSocketPing.class);

    private final int allowedMisses;
    private boolean upgraded;
    private int misses;

    WebSocketPing(Limits limits) {
        super(limits.pingInterval().toMillis(), 0, 0, TimeUnit.MILLISECONDS);
        this.allowedMisses = limits.missedPings();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
        upgraded |= event instanceof HandshakeComplete;
        super.userEventTriggered(context, event);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        misses = 0;
        super.channelRead(context, message);
    }

    @Override
    protected void channelIdle(ChannelHandlerContext context, IdleStateEvent event) {
        if (!upgraded) {
            return;
        }
        if (misses >= allowedMisses) {
            LOG.info("no sign of life from {} after {} Pings", context.channel().remoteAddress(), misses);
            context.close(); // a dead peer reads no Close frame
            return;
        }
        misses++;
        context.writeAndFlush(new PingWebSocketFrame());
    }
}
