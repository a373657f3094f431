package io.sipwright.scenarios.step;

import io.sipwright.pstn.gateway.CallState;
import io.sipwright.pstn.gateway.GatewayCall;
import io.sipwright.pstn.gateway.Service;
import io.sipwright.pstn.wire.Transcript;
import io.sipwright.scenarios.evidence.Call;
import io.sipwright.scenarios.evidence.Fact;
import io.sipwright.scenarios.evidence.Facts;
import io.sipwright.scenarios.evidence.Messages;
import io.sipwright.scenarios.judge.Expect;
import io.sipwright.scenarios.phone.Phone;
import io.sipwright.scenarios.phone.PhoneEvent.Kind;
import io.sipwright.scenarios.target.OperatorNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A call of a scenario: a party's phone, the other end, and the facts noted. For one thread. */
final class Conversation {
    /** T1, after which a request or response is sent again (RFC 3261 §17.1.2.2), and its way. */
    private static final Duration RETRANSMITTED = Duration.ofMillis(600);

    private final Party party;
    private final Phone phone;
    private final Peer peer;
    private final Instant since;
    private Facts facts = Facts.NONE;

    /**
     * The other end of a call.
     *
     * @param trunk the far end's side of the call; empty if the call did not arrive there
     * @param service the service of the dialled number; empty if none was dialled
     * @param browser the other browser's party; empty if it is the far end
     * @param operator the operator's number that was called, whose end is not seen
     */
    record Peer(
            Optional<GatewayCall> trunk,
            Optional<Service> service,
            Optional<Party> browser,
            Optional<OperatorNumber> operator) {
        static Peer network(Optional<GatewayCall> trunk, Optional<Service> service) {
            return new Peer(trunk, service, Optional.empty(), Optional.empty());
        }

        static Peer browser(Party party) {
            return new Peer(Optional.empty(), Optional.empty(), Optional.of(party), Optional.empty());
        }

        static Peer operator(OperatorNumber number) {
            return new Peer(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(number));
        }
    }

    /**
     * @param party whose call it is
     * @param phone the phone in use when the call began
     * @param since the phone's events from this time on belong to it: {@link CallStart}
     */
    Conversation(Party party, Phone phone, Peer peer, Instant since) {
        this.party = party;
        this.phone = phone;
        this.peer = peer;
        this.since = since;
    }

    Party party() {
        return party;
    }

    Phone phone() {
        return phone;
    }

    Optional<GatewayCall> trunk() {
        return peer.trunk();
    }

    Optional<Service> service() {
        return peer.service();
    }

    Optional<Party> callee() {
        return peer.browser();
    }

    Optional<OperatorNumber> operator() {
        return peer.operator();
    }

    Instant since() {
        return since;
    }

    void note(Fact fact) {
        facts = facts.with(fact);
    }

    boolean knows(Class<? extends Fact> kind) {
        return facts.has(kind);
    }

    Call seen() {
        Messages other = trunk().map(t -> newest(t.transcript(), Instant.EPOCH)) // it is of this call only
                .or(() -> callee().map(c -> newest(c.phone().transcript(), since)))
                .orElse(Messages.NONE);
        return new Call(newest(phone.transcript(), since), other, facts);
    }

    private static Messages newest(Transcript transcript, Instant since) {
        return Messages.of(transcript).callSince(since);
    }

    /** The time of the 2xx, as the phone receives it where the other end is not seen; empty if there is none. */
    Optional<Instant> answeredAt() {
        Call seen = seen();
        return (operator().isPresent() ? seen.established() : seen.answer()).map(ok -> ok.at());
    }

    /** Whether the call is established at both ends now. */
    boolean up() {
        boolean here = seen().established().isPresent() && !watch().ended();
        return here && trunk().map(t -> t.state() == CallState.ANSWERED).orElse(true);
    }

    PhoneWatch watch() {
        return new PhoneWatch(phone, since);
    }

    /** Expect within T: both ends know that the call is over. */
    boolean over(Duration within) {
        boolean here = watch().over(within);
        boolean there = trunk().map(t -> t.expect(CallState.ENDED, within)).orElse(true);
        boolean other =
                callee().map(c -> new PhoneWatch(c.phone(), since).over(within)).orElse(true);
        return here && there && other;
    }

    /** Expect within T that it is over; then, if it was answered, wait until a retransmission would have come. */
    void overAndQuiet(Duration within) {
        if (over(within) && answeredAt().isPresent()) {
            Expect.nothingFor(RETRANSMITTED, Optional::empty);
        }
    }

    /** Whether there was a media path at any time. */
    boolean hadMedia() {
        return watch().happened(Kind.DTLS_CONNECTED);
    }
}
