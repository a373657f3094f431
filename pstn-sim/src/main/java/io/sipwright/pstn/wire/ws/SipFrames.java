package io.sipwright.pstn.wire.ws;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import org.jspecify.annotations.Nullable;

/** The last stage: one text or binary frame is one SIP message (RFC 7118 §5). */
final class SipFrames extends SimpleChannelInboundHandler<WebSocketFrame> {
    private final SipWebSocket socket;
    private final WebSocketClientProtocolHandler upgrade;

    SipFrames(SipWebSocket socket, WebSocketClientProtocolHandler upgrade) {
        this.socket = socket;
        this.upgrade = upgrade;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
        if (frame instanceof TextWebSocketFrame || frame instanceof BinaryWebSocketFrame) {
            socket.received(ByteBufUtil.getBytes(frame.content()));
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
        if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
            @Nullable String agreed = upgrade.handshaker().actualSubprotocol();
            socket.opened(context.channel(), agreed == null ? "" : agreed);
        } else if (event == ClientHandshakeStateEvent.HANDSHAKE_TIMEOUT) {
            socket.ended("the WebSocket upgrade was not answered within 8 s");
        }
        super.userEventTriggered(context, event);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        socket.ended("the connection was closed");
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        socket.ended(String.valueOf(cause.getMessage()));
        context.close();
    }
}
