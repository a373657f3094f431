package io.sipwright.scenarios.step;

import io.sipwright.pstn.gateway.CallState;
import io.sipwright.pstn.gateway.Service;
import io.sipwright.scenarios.evidence.BridgePorts;
import io.sipwright.scenarios.evidence.CandidateProbes;
import io.sipwright.scenarios.evidence.EarlyHearing;
import io.sipwright.scenarios.evidence.Fact;
import io.sipwright.scenarios.evidence.MediaPath;
import io.sipwright.scenarios.evidence.ReplacementPhone;
import io.sipwright.scenarios.evidence.TabClosed;
import io.sipwright.scenarios.evidence.WebSocketOpening;
import io.sipwright.scenarios.judge.Expect;
import io.sipwright.scenarios.judge.MediaRow;
import io.sipwright.scenarios.phone.Fault;
import io.sipwright.scenarios.phone.Media;
import io.sipwright.scenarios.phone.PhoneEvent.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Observes the facts that a rule requires and that are not known yet. */
final class FactGathering {
    /** The far end must be released before the user calls again, and ports are probed last. */
    private static final List<Class<? extends Fact>> ORDER =
            List.of(MediaPath.class, ReplacementPhone.class, BridgePorts.class);

    private final World world;
    private final Map<Class<? extends Fact>, Runnable> looks = Map.of(
            MediaPath.class, this::mediaPath,
            CandidateProbes.class, this::probes,
            EarlyHearing.class, this::early,
            WebSocketOpening.class, this::opening,
            ReplacementPhone.class, this::replacementPhone,
            BridgePorts.class, this::ports);

    FactGathering(World world) {
        this.world = world;
    }

    void gather(List<Class<? extends Fact>> kinds) {
        kinds.stream().sorted(Comparator.comparing(ORDER::indexOf)).forEach(kind -> looks.getOrDefault(kind, () -> {})
                .run());
    }

    private void mediaPath() {
        world.newest().ifPresent(call -> world.listener(call).mediaPath());
    }

    private void probes() {
        world.newest().filter(c -> !c.knows(CandidateProbes.class) && c.up()).ifPresent(call -> {
            mediaPath();
            call.note(new CandidateProbes(CandidateProber.probe(call.seen())));
        });
    }

    /** What the caller heard before the 2xx; the call is answered by now. */
    private void early() {
        world.newest().filter(c -> c.trunk().isPresent()).ifPresent(call -> {
            Instant until = call.answeredAt().orElseGet(Instant::now);
            int own = call.party().line().signatureId();
            MediaRow row = AudioObservation.row(
                    call.party().label(),
                    "far end",
                    AudioObservation.check(call.trunk().get().signature().id(), own),
                    call.phone().heard().between(Instant.EPOCH, until),
                    new ListeningWindow(until));
            world.recorder().enter(row);
            call.note(new EarlyHearing(row));
        });
    }

    private void opening() {
        world.note(HandshakeProbe.of(world.subjectParty()));
    }

    /** Waits for the release of the other end; then the user returns and calls. */
    private void replacementPhone() {
        Conversation call = world.call();
        if (call.knows(ReplacementPhone.class) || !call.knows(TabClosed.class)) {
            return;
        }
        Duration limit = world.timing().abandoned();
        call.trunk().ifPresent(t -> t.expect(CallState.ENDED, limit));
        Party party = world.subjectParty();
        boolean again = party.register(party.line(), Fault.NONE).happened(Kind.REGISTERED);
        boolean answered = again && answered(party);
        call.note(new ReplacementPhone(
                again, answered, again ? "the user's next call is not answered" : "not registered"));
    }

    private boolean answered(Party party) {
        Instant since = CallStart.of(party.aboutToCall());
        party.phone().call(world.lane().run().number(Service.ECHO), Media.AUDIO);
        boolean answered =
                new PhoneWatch(party.phone(), since).established(world.timing().answered());
        world.gateway()
                .expectCall(Service.ECHO, party.line().user(), Duration.ZERO)
                .ifPresent(world::noted);
        party.phone().hangUp();
        return answered;
    }

    private void ports() {
        Conversation call = world.call();
        Optional<Instant> closed = call.seen().facts().get(TabClosed.class).map(TabClosed::at);
        Optional<BridgePorts> before = call.seen().facts().get(BridgePorts.class);
        if (closed.isEmpty() || before.isEmpty()) {
            return;
        }
        Duration limit = world.timing().abandoned();
        call.note(new BridgePorts(before.get().ports().stream()
                .map(p -> p.closedAfter().isPresent() || !p.openBefore() ? p : watched(p, closed.get(), limit))
                .toList()));
    }

    private static BridgePorts.Port watched(BridgePorts.Port port, Instant since, Duration limit) {
        Duration left = limit.minus(Duration.between(since, Instant.now()));
        Optional<Duration> after = Expect.within(
                left.isNegative() ? Duration.ZERO : left,
                () -> PortProbe.closed(port.address())
                        ? Optional.of(Duration.between(since, Instant.now()))
                        : Optional.empty());
        return new BridgePorts.Port(port.name(), port.address(), true, after);
    }
}
