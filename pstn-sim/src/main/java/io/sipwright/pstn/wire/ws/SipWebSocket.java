package io.sipwright.pstn.wire.ws;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.sipwright.pstn.wire.Direction;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket that carries SIP, as in a browser (RFC 7118, RFC 6455). Everything, including the observer, runs on the
 * given event loop.
 */
public final class SipWebSocket {
    private static final int CONNECT_MILLIS = 8_000;

    /** Receives what happens on the connection, on its event loop. */
    public interface Observer {
        void opened();

        void received(byte[] message);

        /** The connection was closed or could not be opened; called once. */
        void closed(String reason);
    }

    private final WebSocketTarget target;
    private final EventLoop loop;
    private final Wiretap tap;
    private final Observer observer;
    private @Nullable Channel channel;
    private String subprotocol = "";
    private boolean open;
    private boolean over;

    public SipWebSocket(WebSocketTarget target, EventLoop loop, Wiretap tap, Observer observer) {
        this.target = target;
        this.loop = loop;
        this.tap = tap;
        this.observer = observer;
    }

    Wiretap tap() {
        return tap;
    }

    public void connect() {
        ChannelFuture connecting = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new WebSocketPipeline(target, this))
                .connect(target.uri().getHost(), target.port());
        channel = connecting.channel();
        connecting.addListener(connected -> {
            if (!connected.isSuccess()) {
                ended("cannot connect to " + target.uri() + ": "
                        + connected.cause().getMessage());
            }
        });
    }

    void opened(Channel upgraded, String agreed) {
        channel = upgraded;
        subprotocol = agreed;
        open = true;
        tap.connected(upgraded);
        observer.opened();
    }

    void received(byte[] message) {
        if (!isKeepAlive(message)) {
            tap.record(Direction.RECEIVED, message);
            observer.received(message);
        }
    }

    void ended(String reason) {
        if (!over) {
            over = true;
            open = false;
            observer.closed(reason);
        }
    }

    private static boolean isKeepAlive(byte[] message) {
        for (byte b : message) {
            if (b != '\r' && b != '\n') {
                return false;
            }
        }
        return true;
    }

    public boolean isOpen() {
        return open;
    }

    /** The sub-protocol that the edge agreed to; empty when none. */
    public String subprotocol() {
        return subprotocol;
    }

    /** Sends one SIP message as one text frame (RFC 7118 §5). */
    public void send(byte[] message) {
        Channel out = channel;
        if (out != null && open) {
            tap.record(Direction.SENT, message);
            out.writeAndFlush(new TextWebSocketFrame(Unpooled.wrappedBuffer(message)));
        }
    }

    /** Sends the ping of RFC 5626 §3.5.1; it is not a SIP message and not recorded. */
    public void keepAlive() {
        Channel out = channel;
        if (out != null && open) {
            out.writeAndFlush(new TextWebSocketFrame("\r\n\r\n"));
        }
    }

    /** Closes with a close frame. */
    public void close() {
        Channel out = channel;
        if (out != null && !open) {
            out.close();
        } else if (out != null) {
            open = false;
            out.writeAndFlush(new CloseWebSocketFrame(WebSocketCloseStatus.NORMAL_CLOSURE))
                    .addListener(sent -> out.close());
        }
    }

    /** Resets the TCP connection: neither a close frame nor TLS close_notify is sent. */
    public void abort() {
        Channel out = channel;
        open = false;
        if (out instanceof SocketChannel socket) {
            socket.config().setSoLinger(0);
            // A close at the head of the pipeline bypasses the TLS handler, which would send close_notify.
            socket.pipeline().firstContext().close();
        }
    }
}
