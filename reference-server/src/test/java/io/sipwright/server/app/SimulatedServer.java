package io.sipwright.server.app;

import io.sipwright.server.MovableClock;
import io.sipwright.server.RecordingMedia;
import io.sipwright.server.clock.ManualScheduler;
import io.sipwright.server.limit.LimitCounters;
import io.sipwright.server.media.control.MediaSessions;
import io.sipwright.server.registrar.MemoryBindings;
import io.sipwright.server.routing.Proxy;
import io.sipwright.server.sip.BadMessageException;
import io.sipwright.server.sip.StrictCodec;
import io.sipwright.server.sip.ViaSource;
import io.sipwright.server.transaction.RecordingFlow;
import io.sipwright.server.transaction.TransactionLimits;
import io.sipwright.server.transaction.TransactionTable;
import io.sipwright.server.transport.Flow;
import io.sipwright.server.transport.Transport;
import io.sipwright.server.transport.Transports;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sip.message.Message;
import javax.sip.message.Request;
import org.jspecify.annotations.Nullable;

/** Registrar, proxy and transactions as the application wires them, without sockets and with a clock moved by hand. */
final class SimulatedServer implements Transports {
    static final int GATEWAY_PORT = 7070;
    static final String SDP = Deployment.SDP;
    private static final int LARGEST_PAYLOAD = 65_507;

    final ManualScheduler clock = new ManualScheduler();
    final MovableClock wall;
    final RecordingMedia media = new RecordingMedia();
    final LimitCounters counters = new LimitCounters();
    final Proxy proxy;
    final TransactionTable transactions = new TransactionTable(clock, TransactionLimits.usual());
    /** Datagrams to addresses without a listener. */
    final List<SipLines> astray = new ArrayList<>();

    private final Map<InetSocketAddress, SimulatedEnd> phones = new HashMap<>();
    private final Map<String, Flow> connections = new HashMap<>();
    private final StrictCodec codec = new StrictCodec();
    private int ids;

    /** What a test may want otherwise: settings as on the command line, and the wall clock. */
    record Settings(MovableClock wall, List<String> set) {
        static Settings usual() {
            return grace(0);
        }

        static Settings grace(int seconds) {
            return new Settings(new MovableClock(), List.of())
                    .with("dialogs.graceSeconds=" + seconds)
                    .with("nat.tokenSecret=a secret of sixteen");
        }

        Settings with(String setting) {
            return new Settings(
                    wall, Stream.concat(set.stream(), Stream.of(setting)).toList());
        }
    }

    SimulatedServer() {
        this(Settings.usual());
    }

    SimulatedServer(Settings settings) {
        this(settings, null);
    }

    /** @param bridge in the place of the recording media */
    SimulatedServer(Settings settings, @Nullable MediaSessions bridge) {
        wall = settings.wall();
        MediaSessions used = bridge == null ? media : bridge;
        proxy = ProxyAssembly.of(
                config(settings),
                new ProxyAssembly.Around(
                        transactions, this, clock, wall, new MemoryBindings(wall), used, rewrite -> {}, counters));
        transactions.serve(proxy);
    }

    private static ServerConfig config(Settings settings) {
        List<String> all = new ArrayList<>(List.of(
                "auth.algorithms=[MD5]",
                "auth.nonceSeconds=86400",
                "registrar.maxExpires=86400",
                "nat.udpTests=[]",
                "trunk.routes.0.to='198.51.100.20:7070'",
                "trunk.trusted=['198.51.100.20:7070', '198.51.100.21:7070']"));
        all.addAll(settings.set());
        try {
            return ConfigReader.read(Optional.empty(), all);
        } catch (BadConfigException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    static InetSocketAddress at(String ip, int port) {
        try {
            return new InetSocketAddress(InetAddress.getByName(ip), port);
        } catch (UnknownHostException never) {
            throw new IllegalArgumentException(never);
        }
    }

    /** The trusted gateway that numbers go to. */
    SimulatedEnd gateway() {
        return phone("", "198.51.100.20", GATEWAY_PORT);
    }

    /** @param user empty for one without an account */
    SimulatedEnd phone(String user, String ip, int port) {
        SimulatedEnd end = new SimulatedEnd(this, user, at(ip, port));
        phones.put(at(ip, port), end);
        return end;
    }

    /** A phone that talked to another process of this server before. */
    SimulatedEnd take(SimulatedEnd phone) {
        phone.talkTo(this);
        phones.put(phone.socket(), phone);
        return phone;
    }

    SimulatedEnd browser(String user) {
        return new SimulatedEnd(this, user);
    }

    SimulatedEnd registered(String user) throws InterruptedException {
        SimulatedEnd browser = browser(user);
        browser.register();
        return browser;
    }

    void advance(Duration by) {
        wall.advance(by);
        clock.advance(by);
    }

    /** A connection of this end; the id is unique here, and the same ids come again after a restart. */
    Flow connect(SimulatedEnd end) {
        String id = "wss:" + ++ids;
        Flow flow = new SimulatedFlow(
                Transport.WSS, id, at("198.51.100.9", 40_000 + ids), text -> end.arrivedOver(id, text));
        connections.put(flow.id(), flow);
        return flow;
    }

    void close(Flow flow) {
        flow.close();
        connections.remove(flow.id());
        transactions.closed(flow);
    }

    void receive(Flow flow, String text) {
        try {
            Message message = codec.parse(text.getBytes(StandardCharsets.UTF_8));
            if (message instanceof Request request) {
                ViaSource.stamp(request, flow.remote());
            }
            transactions.received(flow, message);
        } catch (BadMessageException bad) {
            throw new IllegalArgumentException(text, bad);
        }
    }

    @Override
    public Flow udp(InetSocketAddress remote) {
        return new SimulatedFlow(Transport.UDP, "udp:" + remote, remote, text -> {
            SimulatedEnd end = phones.get(remote);
            if (end == null) {
                astray.add(new SipLines(text));
            } else {
                end.arrived(text);
            }
        });
    }

    @Override
    public Optional<Flow> connection(String flowId) {
        return Optional.ofNullable(connections.get(flowId));
    }

    @Override
    public Optional<Flow> connectionFrom(InetSocketAddress remote) {
        return connections.values().stream()
                .filter(flow -> flow.remote().equals(remote))
                .findFirst();
    }

    @Override
    public InetSocketAddress local(Transport transport) {
        return at("198.51.100.1", 7000 + transport.ordinal());
    }

    @Override
    public void close() {}

    /** A flow that hands what is sent to its end, as text. */
    private final class SimulatedFlow extends RecordingFlow {
        SimulatedFlow(Transport transport, String id, InetSocketAddress remote, Consumer<String> receiver) {
            super(
                    transport,
                    id,
                    remote,
                    message -> receiver.accept(new String(codec.encode(message), StandardCharsets.UTF_8)));
        }

        @Override
        public InetSocketAddress local() {
            return SimulatedServer.this.local(transport());
        }

        @Override
        public boolean fits(Message message) {
            return transport() != Transport.UDP || codec.encode(message).length <= LARGEST_PAYLOAD;
        }
    }
}
