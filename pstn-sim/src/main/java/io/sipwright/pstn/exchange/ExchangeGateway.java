package io.sipwright.pstn.exchange;

import io.sipwright.pstn.container.Container;
import io.sipwright.pstn.container.ContainerException;
import io.sipwright.pstn.container.ContainerNetwork;
import io.sipwright.pstn.container.ContainerPlan;
import io.sipwright.pstn.container.ContainerUnavailableException;
import io.sipwright.pstn.container.Images;
import io.sipwright.pstn.gateway.CallState;
import io.sipwright.pstn.gateway.Gateway;
import io.sipwright.pstn.gateway.GatewayCall;
import io.sipwright.pstn.gateway.GatewaySettings;
import io.sipwright.pstn.gateway.Service;
import io.sipwright.pstn.hep.HepPacket;
import io.sipwright.pstn.hep.HepReceiver;
import io.sipwright.pstn.wire.Recorder;
import io.sipwright.pstn.wire.Transcript;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A gateway played by a real PBX in a container, with our phone behind it. The messages on the trunk come from the
 * PBX's mirror.
 */
public final class ExchangeGateway implements Gateway {
    private static final Logger LOG = LoggerFactory.getLogger(ExchangeGateway.class);
    private static final Duration TO_START = Duration.ofSeconds(60);
    private static final Duration PROBE = Duration.ofMillis(200);
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final PbxVendor product;
    private final Recorder recorder = new Recorder();
    private final CallDetails details = new CallDetails();
    private final Closer closer;
    private final PbxEndpoints endpoints;
    private final PbxExtension phone;
    private final Set<InetAddress> sources;
    private final Control control;
    private final HepSync barrier;
    private final TrunkCalls calls;
    private volatile @Nullable TrunkTap tap;

    private ExchangeGateway(PbxVendor product, PbxEndpoints endpoints, String image, Closer closer)
            throws IOException, ContainerException {
        this.product = product;
        this.closer = closer;
        this.endpoints = endpoints;
        GatewaySettings settings = endpoints.settings();
        phone = closer.own(PbxExtension.start(endpoints));
        barrier = closer.own(new HepSync(settings.bind(), endpoints.inside()));
        HepReceiver mirror = closer.own(HepReceiver.start(settings.bind(), this::mirrored));
        Container container = closer.own(container(image, mirror.address()));
        sources = Stream.concat(Stream.of(settings.bind()), container.addresses().stream())
                .collect(Collectors.toUnmodifiableSet());
        control = closer.own(connected(container));
        barrier.await();
        calls = new TrunkCalls(settings, phone, new Exchange(control, details, barrier::await, container::read));
        tap = new TrunkTap(product.name(), endpoints, new InternalLegFilter(phone.address()), recorder, calls::take);
    }

    /**
     * Starts the PBX and takes calls from now on.
     *
     * @throws IOException when it does not start, or its trunk address is taken; the message says which
     * @throws ContainerUnavailableException if there is no container engine or no image; nothing was started
     */
    public static ExchangeGateway start(PbxVendor product, GatewaySettings settings)
            throws IOException, ContainerUnavailableException {
        String image = Images.find(product.name());
        ContainerNetwork network = ContainerNetwork.chosen();
        network.requireReachable(
                product.name(), settings.bind(), settings.trunk().getAddress());
        requireFree(new InetSocketAddress(settings.bind(), settings.sipPort()));
        Closer closer = new Closer();
        try {
            return new ExchangeGateway(product, PbxEndpoints.of(settings, network), image, closer);
        } catch (ContainerException e) {
            closer.close();
            throw new IOException(e.getMessage(), e);
        } catch (IOException | RuntimeException e) {
            closer.close();
            throw e;
        }
    }

    /** The container of a killed run may still have the port. */
    private static void requireFree(InetSocketAddress trunk) throws IOException {
        try {
            PbxEndpoints.requireFree(trunk);
        } catch (IOException taken) {
            if (Container.removeLeftovers() == 0) {
                throw taken;
            }
            PbxEndpoints.requireFree(trunk);
        }
    }

    /** The container has a copy of its configuration, so the passwords do not stay on disk. */
    private Container container(String image, InetSocketAddress mirror) throws IOException, ContainerException {
        Map<String, String> values = endpoints.values(product, phone.address(), mirror);
        try (Configuration configuration = Configuration.write(product, values)) {
            ContainerPlan plan = new ContainerPlan(
                    image, "far end " + product.name(), configuration.folder(), Map.of(), product.command());
            return Container.start(endpoints.network().open(plan, endpoints.openings()));
        }
    }

    /** The PBX is ready when it answers SIP on the trunk and accepts the control connection. */
    private Control connected(Container container) throws IOException {
        Instant deadline = Instant.now().plus(TO_START);
        String state = "nothing answers SIP at its trunk address";
        try (OptionsProbe trunk = new OptionsProbe(endpoints.settings().bind(), endpoints.trunk());
                OptionsProbe inside = new OptionsProbe(endpoints.settings().bind(), endpoints.inside())) {
            while (container.alive() && Instant.now().isBefore(deadline)) {
                if (trunk.answers(PROBE) && inside.answers(PROBE)) {
                    try {
                        return product.connect(endpoints.control(), endpoints.secret(), details);
                    } catch (IOException e) {
                        state = "its control connection fails: " + e.getMessage();
                    }
                }
            }
        }
        String log = container.log().strip();
        String hint = container.alive() ? " (" + container.outOfReach() + ")" : "";
        throw new IOException(product.name() + " did not get ready, " + state + hint + "; its last log lines: "
                + log.substring(log.lastIndexOf('\n') + 1));
    }

    private void mirrored(HepPacket packet) {
        TrunkTap open = tap;
        if (open != null) {
            open.take(packet);
        }
        barrier.take(packet);
    }

    @Override
    public String name() {
        return product.name();
    }

    @Override
    public InetSocketAddress address() {
        return endpoints.trunk();
    }

    @Override
    public Set<InetAddress> sources() {
        return sources;
    }

    @Override
    public boolean sends(String method) {
        return control.requestMethods().contains(method);
    }

    @Override
    public Optional<GatewayCall> expectCall(Service service, String callerUser, Duration within) {
        return calls.book()
                .take(
                        CallFromTrunk.class,
                        c -> c.service() == service && c.remoteUser().equals(callerUser),
                        within);
    }

    @Override
    public GatewayCall dial(String user) {
        return calls.dial(user);
    }

    @Override
    public List<GatewayCall> open() {
        return List.copyOf(calls.book().open());
    }

    @Override
    public Transcript transcript() {
        barrier.await();
        return recorder.transcript();
    }

    /** Ends every call, waits at most a second for the BYEs, and ends the PBX. */
    @Override
    public void close() {
        Instant deadline = Instant.now().plus(FAREWELL);
        List<ExchangeCall> open = calls.book().open();
        open.forEach(ExchangeCall::hangUp);
        open.forEach(call -> call.expect(CallState.ENDED, Duration.between(Instant.now(), deadline)));
        closer.close();
    }

    /** Closes resources in reverse order; a failure does not keep the others open. */
    private static final class Closer implements AutoCloseable {
        private final Deque<AutoCloseable> owned = new ArrayDeque<>();

        <T extends AutoCloseable> T own(T resource) {
            owned.push(resource);
            return resource;
        }

        @Override
        public void close() {
            while (!owned.isEmpty()) {
                AutoCloseable resource = owned.pop();
                try {
                    resource.close();
                } catch (Exception e) {
                    LOG.warn("{} could not be closed", resource, e);
                }
            }
        }
    }
}
