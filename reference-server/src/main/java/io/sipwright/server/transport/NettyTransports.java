package io.sipwright.server.transport;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.sipwright.server.limit.LimitCounters;
import io.sipwright.server.sip.SipCodec;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The WSS, WS and UDP listeners on Netty. Call {@link #bind} first, so that our addresses are known and a port in use
 * is found early; then {@link #start}, which starts reading.
 */
public final class NettyTransports implements Transports {
    private static final int THREADS = Math.max(2, Runtime.getRuntime().availableProcessors());
    private static final long CLOSE_SECONDS = 2;

    private final EventLoopGroup loops;
    private final SipCodec codec;
    private final Connections connections;
    private final Delivery delivery;
    private final Map<Transport, Channel> listeners = new EnumMap<>(Transport.class);

    private NettyTransports(SipCodec codec, Limits limits, LimitCounters counters) {
        this.codec = codec;
        this.connections = new Connections(limits, counters);
        this.delivery = new Delivery(counters);
        this.loops = new MultiThreadIoEventLoopGroup(
                THREADS, new DefaultThreadFactory("sip-io", true), NioIoHandler.newFactory());
    }

    /**
     * Opens all listeners; nothing is accepted yet.
     *
     * @param counters count each limit that a peer reaches
     * @throws PortTakenException if another program uses one of the ports
     * @throws IOException if the address, the certificate or the page folder cannot be used
     */
    public static NettyTransports bind(ListenerSettings settings, SipCodec codec, LimitCounters counters)
            throws IOException {
        NettyTransports transports = new NettyTransports(codec, settings.limits(), counters);
        try {
            transports.open(settings);
            return transports;
        } catch (IOException | RuntimeException e) {
            transports.close();
            throw e;
        }
    }

    private void open(ListenerSettings settings) throws IOException {
        var shared = new WebSocketPipeline.Shared(Pages.in(settings.pages()), connections, delivery);
        var bind = new Bind(loops, settings.address());
        var wss = new WebSocketPipeline(tls(settings.certificate()), codec, settings, shared);
        var ws = new WebSocketPipeline(null, codec, settings, shared);
        listeners.put(Transport.WSS, bind.tcp(Transport.WSS, settings.ports().wss(), wss));
        listeners.put(Transport.WS, bind.tcp(Transport.WS, settings.ports().ws(), ws));
        listeners.put(Transport.UDP, bind.udp(settings.ports().udp(), new SipDatagrams(codec, delivery)));
    }

    private static SslContext tls(ServerCertificate certificate) throws IOException {
        return SslContextBuilder.forServer(certificate.key(), certificate.chain())
                .sslProvider(SslProvider.JDK)
                .protocols("TLSv1.3", "TLSv1.2")
                .build();
    }

    /** From now on connections are accepted and messages go to this listener. */
    public void start(FlowListener listener) {
        delivery.to(listener);
        listeners.values().forEach(channel -> channel.config().setAutoRead(true));
    }

    @Override
    public Flow udp(InetSocketAddress remote) {
        return new UdpFlow(listener(Transport.UDP), codec, delivery, remote);
    }

    @Override
    public Optional<Flow> connection(String flowId) {
        return connections.find(flowId);
    }

    @Override
    public Optional<Flow> connectionFrom(InetSocketAddress remote) {
        return connections.from(remote);
    }

    @Override
    public InetSocketAddress local(Transport transport) {
        return (InetSocketAddress) listener(transport).localAddress();
    }

    private Channel listener(Transport transport) {
        Channel listener = listeners.get(transport);
        if (listener == null) {
            throw new IllegalStateException(transport + " is not open");
        }
        return listener;
    }

    /**
     * Ends every connection with 1001 and every listener; waits a short time for both. Never call this on an event
     * loop.
     */
    @Override
    public void close() {
        connections.goAway();
        listeners.values().forEach(channel -> channel.close().awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS));
        loops.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS)
                .awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
    }
}
