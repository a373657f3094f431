package io.sipwright.scenarios.selftest;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * Registers phones and relays between them, without a Via and with no state but their connections. For a user part that
 * begins with {@code early-} the answer's SDP comes in a 183 first, and the answer later; for {@code muted-} the answer
 * says that the callee does not receive, so that the caller sends nothing. Safe for any thread.
 */
public final class SipRelay implements AutoCloseable {
    public static final String DOMAIN = "relay.test";
    public static final long EARLY_MILLIS = 2000;

    private final MultiThreadIoEventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Map<String, Channel> users = new ConcurrentHashMap<>();
    private final Map<String, Channel> askers = new ConcurrentHashMap<>();
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final Channel server;

    public SipRelay() {
        server = new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(
                                        new HttpServerCodec(),
                                        new HttpObjectAggregator(65536),
                                        new WebSocketServerProtocolHandler("/ws", "sip", false, 65536),
                                        new Reader());
                    }
                })
                .bind("127.0.0.1", 0)
                .syncUninterruptibly()
                .channel();
    }

    public URI address() {
        return URI.create("ws://127.0.0.1:" + ((InetSocketAddress) server.localAddress()).getPort() + "/ws");
    }

    /** Everything that phones sent, in order. */
    public List<String> received() {
        return received;
    }

    private void take(Channel from, String text) {
        received.add(text);
        RelayedMessage message = new RelayedMessage(text);
        if (message.isResponse()) {
            answer(message);
        } else if (message.method().equals("REGISTER")) {
            send(from, register(from, message));
        } else {
            forward(from, message);
        }
    }

    private String register(Channel from, RelayedMessage request) {
        if (!request.isAuthorized(DOMAIN)) {
            return request.response("401 Unauthorized", RelayedMessage.challenge(DOMAIN));
        }
        boolean leaves = request.text().contains("expires=0") || request.text().contains("Expires: 0");
        users.put(request.contactUser(), from);
        if (leaves) {
            users.remove(request.toUser());
            return request.response("200 OK", "");
        }
        users.put(request.toUser(), from);
        return request.response("200 OK", "Contact: " + request.header("Contact") + ";expires=600\r\n");
    }

    private void forward(Channel from, RelayedMessage request) {
        Channel to = users.get(request.targetUser());
        askers.put(request.branch(), from);
        if (request.header("Contact").contains("sip:")) {
            users.put(request.contactUser(), from);
        }
        if (to != null) {
            send(to, request.text().replaceFirst("^(\\w+ sip:)(early|muted)-", "$1"));
        } else if (!request.method().equals("ACK")) {
            send(from, request.response("404 Not Found", ""));
        }
    }

    private void answer(RelayedMessage response) {
        Channel asker = askers.get(response.branch());
        if (asker == null) {
            return;
        }
        boolean muted = response.header("To").contains("sip:muted-");
        String text =
                muted ? response.text().replace("a=sendrecv", "a=sendonly") : response.text(); // of the same length
        boolean early = response.text().startsWith("SIP/2.0 200")
                && response.method().equals("INVITE")
                && response.header("To").contains("sip:early-");
        if (early) {
            send(asker, text.replaceFirst("^SIP/2.0 200 OK", "SIP/2.0 183 Session Progress"));
            ScheduledFuture<?> ignored = loop.schedule(() -> send(asker, text), EARLY_MILLIS, TimeUnit.MILLISECONDS);
        } else {
            send(asker, text);
        }
    }

    /** Closes every connection; the relay goes on. */
    public void cut() {
        users.values().forEach(Channel::close);
    }

    private static void send(Channel to, String text) {
        to.writeAndFlush(new TextWebSocketFrame(text), to.voidPromise());
    }

    @Override
    public void close() {
        if (loop.isShuttingDown()) {
            return;
        }
        server.close().syncUninterruptibly();
        cut();
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private final class Reader extends SimpleChannelInboundHandler<TextWebSocketFrame> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
            if (!frame.text().isBlank()) {
                take(context.channel(), frame.text());
            }
        }
    }
}
