package io.sipwright.scenarios.step;

import io.cucumber.java.en.Then;
import io.sipwright.scenarios.check.BasicCall;
import io.sipwright.scenarios.check.Call;
import io.sipwright.scenarios.check.Cause;
import io.sipwright.scenarios.check.Causes;
import io.sipwright.scenarios.check.ConnectivityChecks;
import io.sipwright.scenarios.check.DtlsRoles;
import io.sipwright.scenarios.check.EarlyMedia;
import io.sipwright.scenarios.check.FingerprintMatch;
import io.sipwright.scenarios.judge.Expect;
import io.sipwright.scenarios.judge.Finding;
import io.sipwright.scenarios.judge.MediaRow;
import io.sipwright.scenarios.phone.MediaFacts;
import io.sipwright.scenarios.phone.PhoneEvent.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Rulings on the media of the newest call: paths, handshakes, and who hears whom. */
public final class MediaSteps {
    private final World world;

    public MediaSteps(World world) {
        this.world = world;
    }

    @Then("every candidate of the bridge answers connectivity checks \\(MED-001)")
    public void candidatesAnswer() {
        Call call = world.call().seen();
        mediaPath();
        MediaFacts facts = world.call().phone().media();
        Finding finding = world.call()
                .unlessBlocked("MED-001", () -> ConnectivityChecks.check(call, facts, CandidateProbes.probe(call)));
        world.docket().rule("MED-001", finding);
    }

    @Then("the active side starts the DTLS handshake \\(MED-011)")
    public void activeSideStarts() {
        Conversation call = world.call();
        mediaPath();
        Optional<Duration> took = call.watch().between(Kind.ICE_CONNECTED, Kind.DTLS_CONNECTED);
        Duration limit = world.timing().handshake();
        world.docket().rule("MED-011", DtlsRoles.check(call.seen(), call.phone().media(), took, limit));
    }

    @Then("the bridge's fingerprint is that of its certificate \\(SDP-009)")
    public void fingerprintMatches() {
        Conversation call = world.call();
        mediaPath();
        world.docket()
                .rule(
                        "SDP-009",
                        FingerprintMatch.check(call.seen(), call.phone().media()));
    }

    @Then("{word} and the far end hear each other \\(MED-024)")
    public void hearEachOther(String name) {
        Conversation call = world.call();
        hear(
                span -> List.of(
                        AudioObservation.phoneHears(call, world.trunk(), span),
                        AudioObservation.farEndHears(call, world.trunk(), span)),
                1);
    }

    @Then("{word} hears the own voice back \\(MED-024)")
    public void hearsTheOwnVoice(String name) {
        hear(span -> List.of(AudioObservation.phoneHearsItself(world.call(), span)), 2);
    }

    @Then("{word} hears the far end before the answer \\(GW-004)")
    public void hearsEarlyMedia(String name) {
        Conversation call = world.call();
        mediaPath();
        Instant until = call.answeredAt().orElseGet(Instant::now);
        Optional<MediaRow> row = call.trunk()
                .map(trunk -> AudioObservation.row(
                        call.party().label(),
                        "far end",
                        AudioObservation.ear(
                                trunk.signature().id(), call.party().line().signatureId()),
                        call.phone().heard().between(Instant.EPOCH, until),
                        ListeningWindow.wholeCall(until)));
        row.ifPresent(world.docket()::enter);
        MediaRow heard = row.orElseGet(() -> new MediaRow(call.party().label(), "far end", "silent", -1, -120, 1, -1));
        world.docket().rule("GW-004", call.unlessBlocked("GW-004", () -> EarlyMedia.check(call.seen(), heard)));
    }

    @Then("{word} and {word} hear and see each other \\(CALL-001)")
    public void hearAndSeeEachOther(String one, String other) {
        Conversation call = world.call();
        if (call.answered()) {
            Listener.talk(call, world.timing().listening());
            ListeningWindow whole = ListeningWindow.wholeCall(call.answeredAt().orElseGet(Instant::now));
            List<MediaRow> rows = List.of(
                    AudioObservation.phoneHears(world.party(one), world.party(other), whole),
                    AudioObservation.phoneHears(world.party(other), world.party(one), whole));
            rows.forEach(world.docket()::enter);
            Expect.within(
                    world.timing().answered(), () -> frames(one) > 0 && frames(other) > 0); // a key frame may be late
            List<Long> frames = List.of(frames(one), frames(other));
            call.phone().hangUp();
            Expect.within(world.timing().released(), () -> BasicCall.ended(call.seen()));
            world.docket().rule("CALL-001", BasicCall.check(call.seen(), rows, frames));
        }
    }

    private long frames(String name) {
        return world.party(name).phone().media().videoFramesDecoded();
    }

    /** Rules on MED-024, unless the call or its media path itself is down. */
    private void hear(Function<ListeningWindow, List<MediaRow>> ears, int legs) {
        Conversation call = world.call();
        Optional<Cause> down =
                call.answered() && call.trunk().isPresent() ? mediaPath() : Optional.of(Causes.ofCall(call.seen()));
        if (down.isPresent()) {
            Cause cause = down.get();
            Finding finding = Finding.setupFailed("both hear each other", cause.said(), cause.evidence());
            world.docket().rule("MED-024", finding);
        } else {
            world.docket().rule("MED-024", new Listener(call, world.timing(), ears, legs).finding(world.docket()));
        }
    }

    /** Waits for ICE and DTLS of an answered call; a path that does not come up is charged to its cause's owner. */
    private Optional<Cause> mediaPath() {
        Conversation call = world.call();
        if (!call.answered() || call.watch().happened(Kind.DTLS_CONNECTED)) {
            return Optional.empty();
        }
        Duration patience = world.timing().handshake().plus(world.timing().released());
        Expect.within(patience, () -> settled(call.phone().media()));
        Optional<Cause> down = Causes.ofMediaPath(call.seen(), call.phone().media());
        down.ifPresent(c -> world.docket().charge("ICE and DTLS connect", c));
        return down;
    }

    private static boolean settled(MediaFacts facts) {
        return List.of("connected", "failed", "closed").contains(facts.dtlsState())
                || facts.iceState().equals("failed");
    }
}
