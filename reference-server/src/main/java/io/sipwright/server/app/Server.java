package io.sipwright.server.app;

import io.sipwright.server.clock.SystemScheduler;
import io.sipwright.server.explain.ExplainLog;
import io.sipwright.server.explain.RecentRewrites;
import io.sipwright.server.limit.LimitCounters;
import io.sipwright.server.media.control.MediaSessions;
import io.sipwright.server.registrar.BindingStore;
import io.sipwright.server.registrar.MemoryBindings;
import io.sipwright.server.routing.Proxy;
import io.sipwright.server.sip.StrictCodec;
import io.sipwright.server.transaction.TransactionTable;
import io.sipwright.server.transport.NettyTransports;
import io.sipwright.server.transport.Transport;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;

/** A running reference server, in this process. Starts in {@link #start}, ends in {@link #close}. */
public final class Server implements AutoCloseable {
    private static final int REWRITES_KEPT = 1_000;

    private final LimitCounters counters = new LimitCounters();
    private final NettyTransports transports;
    private final SystemScheduler scheduler;
    private final MediaSessions media;
    private final RecentRewrites rewrites;
    private final BindingStore bindings;
    private final TransactionTable transactions;
    private final Proxy proxy;

    private Server(ServerConfig config, MediaOpener opener) throws IOException {
        transports = NettyTransports.bind(Listeners.settings(config), new StrictCodec(), counters);
        scheduler = new SystemScheduler("sip-timers");
        rewrites = new RecentRewrites(REWRITES_KEPT, config.log().explain() ? new ExplainLog() : rewrite -> {});
        bindings = new MemoryBindings(Clock.systemUTC());
        transactions = new TransactionTable(scheduler, config.limits().transactionLimits(counters));
        media = openMedia(config, opener);
        proxy = ProxyAssembly.of(
                config,
                new ProxyAssembly.Around(
                        transactions, transports, scheduler, Clock.systemUTC(), bindings, media, rewrites, counters));
        transactions.serve(proxy);
        new LimitLog(counters, scheduler).start();
        transports.start(transactions);
    }

    /**
     * Opens all listeners and serves.
     *
     * @throws io.sipwright.server.transport.PortTakenException where another program holds a port
     * @throws IOException where certificate, page folder or media ports cannot be used
     */
    public static Server start(ServerConfig config) throws IOException {
        return start(config, MediaOpener.bridge());
    }

    /** With another media bridge, for tests. */
    public static Server start(ServerConfig config, MediaOpener opener) throws IOException {
        return new Server(config, opener);
    }

    /** The address on which a listener listens. */
    public InetSocketAddress address(Transport transport) {
        return transports.local(transport);
    }

    /** The last rewrites, oldest first. */
    public RecentRewrites rewrites() {
        return rewrites;
    }

    public BindingStore bindings() {
        return bindings;
    }

    public MediaSessions media() {
        return media;
    }

    /** How often each limit was reached. */
    public LimitCounters counters() {
        return counters;
    }

    /** The number of transactions. */
    public int transactions() {
        return transactions.alive();
    }

    /** The number of dialogs, early ones included. */
    public int dialogs() {
        return proxy.dialogs();
    }

    /** Ends media, connections and listeners, and waits briefly for them. */
    @Override
    public void close() {
        media.close();
        transports.close();
        scheduler.close();
    }

    private MediaSessions openMedia(ServerConfig config, MediaOpener opener) throws IOException {
        try {
            return opener.open(config.media(), rewrites, counters);
        } catch (IOException | RuntimeException noMedia) {
            transports.close();
            scheduler.close();
            throw noMedia;
        }
    }
}
