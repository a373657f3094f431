package io.sipwright.scenarios.step;

import io.sipwright.pstn.gateway.CallState;
import io.sipwright.pstn.gateway.GatewayCall;
import io.sipwright.pstn.sdp.SdpLens;
import io.sipwright.pstn.wire.Transcript;
import io.sipwright.scenarios.check.Call;
import io.sipwright.scenarios.check.Causes;
import io.sipwright.scenarios.check.Messages;
import io.sipwright.scenarios.judge.Finding;
import io.sipwright.scenarios.phone.Phone;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A call of a scenario: a party's phone and who is at the other end.
 *
 * @param party whose call it is
 * @param phone the phone in use when the call began
 * @param trunk the telephone network's side of it; empty when the call never came there
 * @param callee the other browser's party; empty when it is the telephone network
 * @param since what the phone sees from this moment on belongs to it: {@link CallStart}
 */
record Conversation(Party party, Phone phone, Optional<GatewayCall> trunk, Optional<Party> callee, Instant since) {
    Call seen() {
        Messages other = trunk.map(t -> newest(t.transcript(), Instant.EPOCH)) // it is of this call only
                .or(() -> callee.map(c -> newest(c.phone().transcript(), since)))
                .orElse(Messages.NONE);
        return new Call(newest(phone.transcript(), since), other);
    }

    private static Messages newest(Transcript transcript, Instant since) {
        return Messages.of(transcript).callSince(since);
    }

    /** The moment of the 2xx; empty while there is none. */
    Optional<Instant> answeredAt() {
        return seen().answer().map(ok -> ok.at());
    }

    boolean answered() {
        return answeredAt().isPresent();
    }

    PhoneWatch watch() {
        return new PhoneWatch(phone, since);
    }

    /** Expect within T: both ends know that the call is over. */
    boolean over(Duration within) {
        boolean here = watch().over(within);
        boolean there = trunk.map(t -> t.expect(CallState.ENDED, within)).orElse(true);
        return here && there;
    }

    /** Where the target takes RTP from the telephone network, by the description that it sent there. */
    InetSocketAddress bridgePort() {
        return seen().farEnd()
                .received()
                .where(s -> s.sip().contentType().equals("application/sdp"))
                .last()
                .flatMap(s -> SdpLens.parse(s.sip().body()).audio())
                .map(audio -> new InetSocketAddress(audio.connectionAddress().orElse(""), audio.port()))
                .orElseThrow(() -> new SetupFailed("the far end was never told where the bridge takes RTP"));
    }

    /** The finding; a failure is not charged where a media path is down that another requirement owns, and may have ended the call. */
    Finding unlessBroken(String requirement, Finding finding) {
        return finding.failed() ? unlessBlocked(requirement, () -> finding) : finding;
    }

    /** The finding, unless the media path is down for a reason that another requirement owns. */
    Finding unlessBlocked(String requirement, Supplier<Finding> finding) {
        return Causes.ofMediaPath(seen(), phone.media())
                .filter(cause -> cause.owned() && !cause.owner().equals(requirement))
                .map(cause -> Finding.setupFailed("a media path", cause.said(), cause.evidence()))
                .orElseGet(finding);
    }
}
