package io.sipwright.server.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.MessageToMessageCodec;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.sipwright.server.sip.SipCodec;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The {@code sip-codec} stage of a WebSocket connection: one message holds one SIP message or a keep-alive (WS-009 ·
 * RFC 7118 §5). Answers in the kind of the last message received, text or binary.
 */
final class SipFrames extends MessageToMessageCodec<WebSocketFrame, byte[]> {
    private final SipCodec codec;
    private boolean binary;

    SipFrames(SipCodec codec) {
        super(WebSocketFrame.class, byte[].class);
        this.codec = codec;
    }

    @Override
    protected void decode(ChannelHandlerContext context, WebSocketFrame frame, List<Object> out) {
        boolean isBinary = frame instanceof BinaryWebSocketFrame;
        if (!isBinary && !(frame instanceof TextWebSocketFrame)) {
            return;
        }
        binary = isBinary; // WS-007 · RFC 7118 §4.2
        byte[] bytes = ByteBufUtil.getBytes(frame.content());
        if (KeepAliveText.isPing(bytes)) {
            context.channel().writeAndFlush(KeepAliveText.pong()); // WS-018 · RFC 5626 §4.4.1
        } else if (!KeepAliveText.isBlank(bytes)) {
            out.add(Inbound.of(codec, bytes));
        }
    }

    @Override
    protected void encode(ChannelHandlerContext context, byte[] message, List<Object> out) {
        ByteBuf content = Unpooled.wrappedBuffer(message);
        boolean text = !binary && ByteBufUtil.isText(content, StandardCharsets.UTF_8); // WS-008 · RFC 7118 §4.2
        out.add(text ? new TextWebSocketFrame(content) : new BinaryWebSocketFrame(content));
    }
}
