package io.sipwright.pstn.wire.ws;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.sipwright.pstn.wire.AddressText;
import io.sipwright.pstn.wire.Pipe;
import io.sipwright.pstn.wire.Tampering;
import io.sipwright.pstn.wire.Traffic;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/**
 * A relay between a phone in another process and the WebSocket edge of the target: each connection that the phone makes is made to the
 * target too, and what passes between them goes through tampering. TLS ends here on both sides. Safe for any thread.
 */
public final class TamperingRelay implements AutoCloseable {
    private static final int CONNECT_MILLIS = 8_000;

    private final WebSocketTarget target;
    private final Optional<SslContext> certificate;
    private final Tampering tampering;
    private final String party;
    private final MultiThreadIoEventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Channel listening;

    /**
     * Listens on a free port.
     *
     * @param host this machine's address as the phone reaches it
     * @param certificate that the phone is shown; empty for a relay without TLS towards the phone
     * @param party the phone's name in its transcript, for example {@code chromium/alice}
     */
    public TamperingRelay(
            InetAddress host,
            WebSocketTarget target,
            Optional<SslContext> certificate,
            Tampering tampering,
            String party) {
        this.target = target;
        this.certificate = certificate;
        this.tampering = tampering;
        this.party = party;
        listening = new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new FromThePhone())
                .bind(host, 0)
                .syncUninterruptibly()
                .channel();
    }

    /** Where the phone finds the target now: the same path, another port. */
    public URI address() {
        String scheme = certificate.isPresent() ? "wss" : "ws";
        InetSocketAddress address = (InetSocketAddress) listening.localAddress();
        String path = target.uri().getRawPath() == null ? "" : target.uri().getRawPath();
        String query =
                target.uri().getRawQuery() == null ? "" : "?" + target.uri().getRawQuery();
        return URI.create(scheme + "://" + AddressText.of(address) + path + query);
    }

    /** Ends all connections. */
    @Override
    public void close() {
        listening.close().syncUninterruptibly();
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    /** A connection of the phone. Reading begins once the connection to the target is open. */
    private final class FromThePhone extends ChannelInitializer<SocketChannel> {
        @Override
        protected void initChannel(SocketChannel phone) {
            certificate.ifPresent(tls -> phone.pipeline().addLast("tls", tls.newHandler(phone.alloc())));
            ChannelFuture connecting = new Bootstrap()
                    .group(phone.eventLoop())
                    .channel(NioSocketChannel.class)
                    .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                    .option(ChannelOption.TCP_NODELAY, true)
                    .handler(new TowardsTheTarget(phone))
                    .connect(target.uri().getHost(), target.port());
            phone.pipeline().addLast("pipe", new Pipe(connecting.channel()));
            connecting.addListener(connected -> {
                if (connected.isSuccess()) {
                    phone.config().setAutoRead(true);
                } else {
                    phone.close();
                }
            });
        }
    }

    private final class TowardsTheTarget extends ChannelInitializer<SocketChannel> {
        private final Channel phone;

        TowardsTheTarget(Channel phone) {
            this.phone = phone;
        }

        @Override
        protected void initChannel(SocketChannel channel) throws SSLException {
            if (target.secure()) {
                channel.pipeline().addLast("tls", WebSocketPipeline.tls(target, channel));
            }
            channel.pipeline()
                    .addLast("tampering", new TamperedStream(tampering, Traffic.Role.PHONE, party))
                    .addLast("pipe", new Pipe(phone));
        }
    }
}
