package io.sipwright.scenarios.phone.scripted;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.sipwright.pstn.sip.NameAddr;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.sip.SipUri;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The least that two phones need between them: registers by user, forwards by user, keeps no other state. */
final class SipRelay implements AutoCloseable {
    private static final String NONCE = "0123456789abcdef";

    final BlockingQueue<String> closedUsers = new LinkedBlockingQueue<>();
    volatile UnaryOperator<SipText> onTheWay = message -> message;
    volatile boolean challenges;
    /** Answers to a request in the relay's own name; none where it goes on. */
    volatile Function<SipText, Optional<SipText>> refuses = request -> Optional.empty();

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Map<String, Channel> byUser = new ConcurrentHashMap<>();
    private final Map<String, Channel> byId = new ConcurrentHashMap<>();
    private final Channel listener;

    SipRelay(String subprotocol) {
        listener = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline()
                                .addLast(new HttpServerCodec(), new HttpObjectAggregator(65536))
                                .addLast(new WebSocketServerProtocolHandler("/ws", subprotocol))
                                .addLast(new Forwarding());
                    }
                })
                .bind("127.0.0.1", 0)
                .syncUninterruptibly()
                .channel();
    }

    URI address() {
        return URI.create("ws://127.0.0.1:" + ((InetSocketAddress) listener.localAddress()).getPort() + "/ws");
    }

    private final class Forwarding extends SimpleChannelInboundHandler<TextWebSocketFrame> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
            if (frame.text().isBlank()) {
                return;
            }
            SipText message = SipText.parse(frame.text());
            byId.put(context.channel().id().asShortText(), context.channel());
            if (message.isResponse()) {
                back(onTheWay.apply(message));
            } else if (message.method().equals("REGISTER")) {
                register(context.channel(), message);
            } else {
                forward(context.channel(), onTheWay.apply(message));
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close(); // a phone that vanished
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            byUser.forEach((user, channel) -> {
                if (channel == context.channel()) {
                    closedUsers.add(user);
                }
            });
        }
    }

    private void register(Channel channel, SipText register) {
        String authorization = register.header("Authorization").orElse("");
        if (challenges && !authorization.contains("response=")) {
            send(
                    channel,
                    register.answer(401, "Unauthorized", "relay")
                            .with("WWW-Authenticate", "Digest realm=\"relay\", nonce=\"" + NONCE + "\", qop=\"auth\""));
            return;
        }
        NameAddr contact = register.contact().orElseThrow();
        byUser.put(register.to().user(), channel);
        byUser.put(contact.user(), channel);
        send(
                channel,
                register.answer(200, "OK", "relay")
                        .with("Contact", register.headers("Contact").get(0)));
    }

    private void forward(Channel from, SipText request) {
        Optional<SipText> refusal = refuses.apply(request);
        if (refusal.isPresent()) {
            send(from, refusal.get());
            return;
        }
        String user = SipUri.parse(request.requestUri()).map(SipUri::user).orElse("");
        Channel to = byUser.get(user);
        if (to == null || !to.isActive()) {
            send(from, request.answer(480, "Temporarily Unavailable", "relay"));
            return;
        }
        boolean forTheTransaction =
                request.method().equals("ACK") && request.header("Route").isEmpty();
        if (forTheTransaction) {
            return; // the ACK to a failure ends here, hop by hop
        }
        String via = "SIP/2.0/WS relay.invalid;branch=" + branch(from, request);
        send(
                to,
                request.edit()
                        .push("Via", via)
                        .push("Record-Route", "<sip:relay.invalid;transport=ws;lr>")
                        .remove("Route")
                        .done());
    }

    private static String branch(Channel from, SipText request) {
        return "z9hG4bK" + from.id().asShortText() + "." + request.branch().substring(7);
    }

    private void back(SipText response) {
        String branch = response.vias().get(0).branch();
        Channel to = byId.get(branch.substring(7, branch.indexOf('.')));
        String rest = response.values("Via").get(1);
        if (to != null) {
            send(to, response.with("Via", rest));
        }
    }

    private static void send(Channel channel, SipText message) {
        channel.writeAndFlush(new TextWebSocketFrame(message.text()));
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}
