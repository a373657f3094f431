package io.sipwright.bench.peer;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;

/** The program of {@link NullServer}. */
public final class NullServerMain {
    static final String READY = "null server ready";

    private static final int LARGEST = 64 * 1024;

    private NullServerMain() {}

    /**
     * Serves until the process is ended.
     *
     * @param arguments UDP port, WSS port, key store in PKCS12, its password
     */
    public static void main(String... arguments) throws IOException, GeneralSecurityException {
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        udp(loops, Integer.parseInt(arguments[0]));
        wss(loops, Integer.parseInt(arguments[1]), tls(Path.of(arguments[2]), arguments[3]));
        new PrintWriter(System.out, true, StandardCharsets.UTF_8).println(READY);
        loops.terminationFuture().syncUninterruptibly();
    }

    private static SslContext tls(Path store, String password) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, password.toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, password.toCharArray());
        return SslContextBuilder.forServer(factory).build();
    }

    private static void udp(EventLoopGroup loops, int port) {
        new Bootstrap()
                .group(loops)
                .channel(NioDatagramChannel.class)
                .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(8_192))
                .handler(new SimpleChannelInboundHandler<DatagramPacket>() {
                    @Override
                    protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
                        context.writeAndFlush(new DatagramPacket(answer(packet.content()), packet.sender()));
                    }
                })
                .bind(BenchFixture.ADDRESS, port)
                .syncUninterruptibly();
    }

    private static void wss(EventLoopGroup loops, int port, SslContext tls) {
        new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel socket) {
                        socket.pipeline()
                                .addLast(tls.newHandler(socket.alloc()))
                                .addLast(new HttpServerCodec())
                                .addLast(new HttpObjectAggregator(LARGEST))
                                .addLast(new WebSocketServerProtocolHandler("/ws", "sip", false, LARGEST))
                                .addLast(new Frames());
                    }
                })
                .bind(BenchFixture.ADDRESS, port)
                .syncUninterruptibly();
    }

    private static final class Frames extends SimpleChannelInboundHandler<TextWebSocketFrame> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
            context.writeAndFlush(new TextWebSocketFrame(answer(frame.content())));
        }
    }

    /** The request's own headers under another start line. */
    private static ByteBuf answer(ByteBuf request) {
        String text = request.toString(StandardCharsets.ISO_8859_1);
        String headers = text.substring(text.indexOf("\r\n") + 2);
        String start = text.contains("\r\nAuthorization:")
                ? "SIP/2.0 200 OK\r\n"
                : "SIP/2.0 401 Unauthorized\r\nWWW-Authenticate: Digest realm=\"bench.test\", nonce=\"0\", qop=\"auth\","
                        + " algorithm=MD5\r\n";
        return Unpooled.copiedBuffer(start + headers, StandardCharsets.ISO_8859_1);
    }
}
