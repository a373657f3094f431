package io.sipwright.scenarios.step;

import io.sipwright.pstn.gateway.CallState;
import io.sipwright.pstn.gateway.GatewayCall;
import io.sipwright.pstn.gateway.Service;
import io.sipwright.pstn.tone.Verdict;
import io.sipwright.scenarios.evidence.Hearing;
import io.sipwright.scenarios.evidence.MediaPath;
import io.sipwright.scenarios.evidence.PacketCount;
import io.sipwright.scenarios.evidence.SentAudio;
import io.sipwright.scenarios.judge.Expect;
import io.sipwright.scenarios.judge.MediaRow;
import io.sipwright.scenarios.judge.Timing;
import io.sipwright.scenarios.phone.MediaFacts;
import io.sipwright.scenarios.phone.PhoneEvent.Kind;
import io.sipwright.scenarios.target.OperatorNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Observes and records an established call, and notes the facts. */
final class Listener {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** A measurement this recent is still valid. */
    private static final Duration FRESH = Duration.ofMillis(300);

    private static final Duration WITHOUT_GAPS = Duration.ofMillis(1500);
    private static final Duration STEP = Duration.ofMillis(250);
    /** Audio that is still on its way, or not yet fetched from the browser. */
    private static final Duration IN_FLIGHT = Duration.ofSeconds(1);

    private final Conversation call;
    private final Timing timing;

    Listener(Conversation call, Timing timing) {
        this.call = call;
        this.timing = timing;
    }

    /**
     * Waits for ICE and DTLS of a call and notes their last state before its end; does nothing once they are connected.
     */
    void mediaPath() {
        boolean known = call.knows(MediaPath.class)
                && call.seen()
                        .facts()
                        .get(MediaPath.class)
                        .filter(MediaPath::up)
                        .isPresent();
        if (known || call.answeredAt().isEmpty() || call.watch().ended()) {
            return;
        }
        Duration patience = timing.handshake().plus(timing.released());
        List<MediaFacts> looks = new ArrayList<>(List.of(call.phone().media()));
        Expect.within(patience, () -> {
            MediaFacts facts = call.phone().media();
            boolean closed =
                    facts.iceState().equals("closed") || facts.dtlsState().equals("closed");
            if (!closed && !facts.iceState().equals("new")) {
                looks.set(0, facts);
            }
            return closed || settled(facts) || call.watch().ended();
        });
        call.note(new MediaPath(
                atTheEvents(looks.get(0)), call.watch().between(Kind.ICE_CONNECTED, Kind.DTLS_CONNECTED)));
    }

    /** Applies what events have reported, even if the call ended so soon that its state was lost. */
    private MediaFacts atTheEvents(MediaFacts look) {
        List<String> hellos = call.phone().media().dtlsClientHellos();
        String dtls = call.watch().happened(Kind.DTLS_CONNECTED)
                ? "connected"
                : call.watch().happened(Kind.MEDIA_FAILED) && call.watch().happened(Kind.ICE_CONNECTED)
                        ? "failed"
                        : look.dtlsState();
        return look.with(
                call.watch().happened(Kind.ICE_CONNECTED) ? "connected" : look.iceState(),
                dtls,
                hellos.isEmpty() ? look.dtlsClientHellos() : hellos);
    }

    private static boolean settled(MediaFacts facts) {
        return List.of("connected", "failed", "closed").contains(facts.dtlsState())
                || facts.iceState().equals("failed");
    }

    /**
     * Expect nothing for t: nobody hangs up while the parties talk, measured from the answer. They talk on while the audio of one is still
     * to begin, and, up to the catalogue's minute (MED-024), while the gaps of the whole call are too many and would not be, if no more came: a machine that is busy for a moment
     * becomes a small share, a target that loses audio does not.
     */
    void talk(Duration time) {
        mediaPath();
        noteSent();
        Duration most = time.compareTo(MINUTE) > 0 ? time : MINUTE;
        Duration until = Duration.ZERO;
        boolean goOn = true;
        while (goOn && call.up() && until.compareTo(most) < 0) {
            until = until.plus(time);
            Duration left = Duration.between(
                    Instant.now(), call.answeredAt().orElseGet(Instant::now).plus(until));
            Expect.nothingFor(
                    left.isNegative() ? Duration.ZERO : left,
                    () -> call.trunk().map(GatewayCall::state).filter(s -> s == CallState.ENDED));
            hear();
            goOn = call.seen()
                    .facts()
                    .get(Hearing.class)
                    .filter(h -> h.begins() || h.tooManyGaps() && !h.tooManyGapsAfter(most))
                    .isPresent();
        }
    }

    /**
     * Expect within T: a moment from which on both ends hear each other without gaps.
     *
     * @return how long it is after the first moment that counts, to a quarter of a second; empty if there is none in time
     */
    Optional<Duration> heardAgain(Instant since, Duration within) {
        for (Instant from = since; !from.isAfter(since.plus(within)) && call.up(); from = from.plus(STEP)) {
            Instant to = from.plus(WITHOUT_GAPS);
            Duration left = Duration.between(Instant.now(), to.plus(IN_FLIGHT));
            Expect.nothingFor(left.isNegative() ? Duration.ZERO : left, Optional::empty);
            if (bothHear(from, to)) {
                return Optional.of(Duration.between(since, from));
            }
        }
        return Optional.empty();
    }

    private boolean bothHear(Instant from, Instant to) {
        int here = call.party().line().signatureId();
        return call.trunk()
                .filter(t -> AudioObservation.check(t.signature().id(), here)
                                .listen(call.phone().heard(), from, to)
                                .verdict()
                        == Verdict.HEARD)
                .filter(t -> AudioObservation.check(here, t.signature().id())
                                .listen(t.heard(), from, to)
                                .verdict()
                        == Verdict.HEARD)
                .isPresent();
    }

    /** Notes who has heard whom in this call until now. */
    void hear() {
        Optional<Instant> answered = call.answeredAt();
        if (answered.isEmpty() || heardUpToNow(answered.get())) {
            return;
        }
        ListeningWindow whole = new ListeningWindow(answered.get());
        List<MediaRow> rows = rows(whole);
        int legs = echoes() ? 2 : 1;
        if (!rows.isEmpty()) {
            noteSent();
            call.note(new Hearing(rows, packets(), legs, Duration.between(answered.get(), Instant.now())));
        }
    }

    /** Whether almost no audio came since the last time. */
    private boolean heardUpToNow(Instant answered) {
        Duration since = Duration.between(answered, Instant.now());
        return call.seen()
                .facts()
                .get(Hearing.class)
                .filter(h -> h.talk().plus(FRESH).compareTo(since) > 0)
                .isPresent();
    }

    /** What each phone has sent since the first look, and what a far end that speaks has not left out. */
    private void noteSent() {
        List<SentAudio.Phone> phones = new ArrayList<>(List.of(sent(call.party())));
        call.callee().map(this::sent).ifPresent(phones::add);
        call.trunk().filter(t -> !echoes()).map(this::sent).ifPresent(phones::add);
        call.note(new SentAudio(phones));
    }

    private SentAudio.Phone sent(Party party) {
        MediaFacts facts = party.phone().media();
        return sent(
                party.label(), new SentAudio.Look(facts.audioPacketsSent(), facts.audioBehindMillis(), Instant.now()));
    }

    private SentAudio.Phone sent(GatewayCall farEnd) {
        Instant now = Instant.now();
        long packets = now.toEpochMilli() / SentAudio.PACKET_MILLIS - farEnd.framesLeftOut();
        return sent("far end", new SentAudio.Look(packets, 0, now));
    }

    private SentAudio.Phone sent(String label, SentAudio.Look now) {
        return call.seen()
                .facts()
                .get(SentAudio.class)
                .flatMap(s -> s.of(label))
                .map(p -> p.later(now))
                .orElseGet(() -> new SentAudio.Phone(label, now, now));
    }

    /** Packet counts at the phones and at the far end. */
    private List<PacketCount> packets() {
        List<PacketCount> counts = new ArrayList<>();
        counts.add(count(call.party().label(), call.phone().media()));
        call.callee().ifPresent(c -> counts.add(count(c.label(), c.phone().media())));
        call.trunk()
                .flatMap(GatewayCall::reception)
                .ifPresent(r -> counts.add(new PacketCount("far end", r.received() + r.lost(), r.received())));
        return counts;
    }

    private static PacketCount count(String listener, MediaFacts facts) {
        long received = facts.audioPacketsReceived();
        return new PacketCount(listener, received + facts.audioPacketsLost(), received);
    }

    private boolean echoes() {
        return call.service().filter(s -> s == Service.ECHO).isPresent()
                || call.operator().filter(n -> n == OperatorNumber.ECHO).isPresent();
    }

    private List<MediaRow> rows(ListeningWindow whole) {
        if (call.callee().isPresent()) {
            Party other = call.callee().get();
            return List.of(
                    AudioObservation.phoneHears(call.party(), other, whole),
                    AudioObservation.phoneHears(other, call.party(), whole));
        }
        if (call.operator().filter(n -> n == OperatorNumber.ANSWERING).isPresent()) {
            return List.of(AudioObservation.phoneHearsSomething(call, whole));
        }
        if (call.trunk().isEmpty() && call.operator().isEmpty()) {
            return List.of();
        }
        return echoes()
                ? List.of(AudioObservation.phoneHearsItself(call, whole))
                : List.of(
                        AudioObservation.phoneHears(call, call.trunk().get(), whole),
                        AudioObservation.farEndHears(call, call.trunk().get(), whole));
    }
}
