package io.sipwright.server.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.sipwright.server.sip.SipCodec;
import java.net.InetSocketAddress;
import javax.sip.message.Message;

/** One WebSocket connection. Equal only to itself. */
final class WebSocketFlow implements OpenFlow {
    private final String id;
    private final Transport transport;
    private final Channel channel;
    private final SipCodec codec;
    private final InetSocketAddress local;
    private final InetSocketAddress remote;
    private volatile boolean admitted;

    WebSocketFlow(String id, Transport transport, Channel channel, SipCodec codec) {
        this.id = id;
        this.transport = transport;
        this.channel = channel;
        this.codec = codec;
        this.local = (InetSocketAddress) channel.localAddress();
        this.remote = (InetSocketAddress) channel.remoteAddress();
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Transport transport() {
        return transport;
    }

    @Override
    public InetSocketAddress local() {
        return local;
    }

    @Override
    public InetSocketAddress remote() {
        return remote;
    }

    @Override
    public boolean open() {
        return channel.isActive();
    }

    @Override
    public boolean send(Message message) {
        return open() && sendBytes(codec.encode(message));
    }

    @Override
    public boolean sendBytes(byte[] message) {
        channel.writeAndFlush(message).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
        return true;
    }

    @Override
    public void admitted() {
        admitted = true;
    }

    boolean isAdmitted() {
        return admitted;
    }

    @Override
    public void rejectForeignData() {
        close(WebSocketCloseStatus.INVALID_MESSAGE_TYPE); // WS-028 · RFC 7118 §4.1, RFC 6455 §7.4.1
    }

    @Override
    public void close() {
        close(WebSocketCloseStatus.NORMAL_CLOSURE);
    }

    void close(WebSocketCloseStatus status) {
        channel.writeAndFlush(new CloseWebSocketFrame(status)).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public String toString() {
        return id + " " + remote;
    }
}
