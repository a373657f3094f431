package io.sipwright.scenarios.wire;

import io.cucumber.java.Scenario;
import io.netty.channel.EventLoop;
import io.sipwright.pstn.gateway.Gateway;
import io.sipwright.pstn.gateway.GatewayCall;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.wire.Direction;
import io.sipwright.pstn.wire.Recorder;
import io.sipwright.pstn.wire.Tampering;
import io.sipwright.pstn.wire.WireMessage;
import io.sipwright.scenarios.endpoint.DialogNames;
import io.sipwright.scenarios.endpoint.Endpoint;
import io.sipwright.scenarios.endpoint.MessageLog;
import io.sipwright.scenarios.endpoint.media.SpeakingMedia;
import io.sipwright.scenarios.mutant.ScenarioTampering;
import io.sipwright.scenarios.network.NatNetwork;
import io.sipwright.scenarios.target.Pace;
import io.sipwright.scenarios.target.Target;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All that one wire scenario knows. Made new for each scenario; one thread uses it. */
public final class WireWorld {
    private final WireLane lane = WireLane.current();
    private final EventLoop loop = lane.loop();
    private final Recorder recorder = new Recorder(this::count);
    private final DialogNames dialogs = new DialogNames();
    private final Map<String, Endpoint> endpoints = new LinkedHashMap<>();
    private final Map<String, SpeakingMedia> media = new LinkedHashMap<>();
    private final Map<String, NatNetwork> nats = new LinkedHashMap<>();
    private final Map<String, Instant> registered = new LinkedHashMap<>();
    private final MessageLog handshakes = new MessageLog();
    private final ScenarioUsers users = new ScenarioUsers();
    private final Values values = new Values(this);
    private @Nullable WireVerdicts verdicts;
    private ScenarioTampering.@Nullable InScenario tampering;
    private Instant stimulus = Instant.now();
    private boolean acting;
    private Optional<GatewayCall> call = Optional.empty();
    private URI feature = URI.create("file:///");

    private void count(WireMessage message) {
        if (message.direction() == Direction.SENT
                && SipText.parse(message.bytes()).isRequest()) {
            pace().sent();
        }
    }

    Pace pace() {
        return lane.run().pace();
    }

    void begin(Scenario scenario) {
        feature = scenario.getUri();
        verdicts = new WireVerdicts(scenario, lane.run().rulebook());
    }

    /** From now on what passes is falsified by the mutant of the run, if it has one. */
    void beginTampering(Collection<String> users) {
        tampering = lane.run().tampering().begin(users);
    }

    Tampering tampering() {
        return Optional.ofNullable(tampering)
                .map(ScenarioTampering.InScenario::stage)
                .orElse(Tampering.NONE);
    }

    /** Calls of the far end from or to this number are the scenario's own. */
    String own(String number) {
        Optional.ofNullable(tampering).ifPresent(t -> t.owns(number));
        return number;
    }

    void endTampering() {
        Optional.ofNullable(tampering).ifPresent(ScenarioTampering.InScenario::close);
    }

    WireLane lane() {
        return lane;
    }

    EventLoop loop() {
        return loop;
    }

    Target target() {
        return lane.run().target();
    }

    /** The domain of the scenario's accounts, which is that of the target where they name no other. */
    String domain() {
        return users.domain().orElse(target().domain());
    }

    Gateway gateway() {
        return lane.run().gateway();
    }

    Recorder recorder() {
        return recorder;
    }

    DialogNames dialogs() {
        return dialogs;
    }

    ScenarioUsers users() {
        return users;
    }

    Values values() {
        return values;
    }

    WireVerdicts verdicts() {
        return Optional.ofNullable(verdicts).orElseThrow(() -> new IllegalStateException("the scenario has not begun"));
    }

    /** Wakes those who wait for connections that are no endpoints. */
    MessageLog handshakes() {
        return handshakes;
    }

    /** The text of a file beside the scenario's feature, each byte one character. */
    String file(String name) {
        return FeatureFiles.read(feature, name);
    }

    /** Notes the call that the far end makes. */
    void call(GatewayCall made) {
        call = Optional.of(made);
    }

    Optional<GatewayCall> call() {
        return call;
    }

    /** Gives an endpoint real media. */
    void media(Endpoint endpoint, SpeakingMedia real) {
        media.put(endpoint.identity().name(), real);
        endpoint.media(real);
    }

    Optional<SpeakingMedia> media(String name) {
        return Optional.ofNullable(media.get(name));
    }

    /** Puts an endpoint behind a NAT. */
    void nat(String endpoint, NatNetwork network) {
        nats.put(endpoint, network);
    }

    Optional<NatNetwork> nat(String endpoint) {
        return Optional.ofNullable(nats.get(endpoint));
    }

    Collection<NatNetwork> nats() {
        return nats.values();
    }

    void add(Endpoint endpoint) {
        endpoints.put(endpoint.identity().name(), endpoint);
    }

    /** Forgets an endpoint that is closed. */
    void remove(Endpoint endpoint) {
        endpoints.remove(endpoint.identity().name());
    }

    Optional<Endpoint> find(String name) {
        return Optional.ofNullable(endpoints.get(name));
    }

    Collection<Endpoint> endpoints() {
        return endpoints.values();
    }

    void registered(String endpoint) {
        registered.put(endpoint, Instant.now());
    }

    Optional<Instant> registeredAt(String endpoint) {
        return Optional.ofNullable(registered.get(endpoint));
    }

    /**
     * A step does something: what comes from now on may be its effect. Steps that act one after the other count as one. Waits until the
     * rate of requests allows it.
     */
    void acts() {
        pace().await();
        if (!acting) {
            stimulus = Instant.now();
        }
        acting = true;
    }

    /** A step has acted since this moment: what it looked at meanwhile does not count. */
    void acts(Instant since) {
        stimulus = since;
        acting = true;
    }

    /** A step has looked at the effects. */
    void looks() {
        acting = false;
    }

    /** When the last actions began. */
    Instant stimulus() {
        return stimulus;
    }
}
