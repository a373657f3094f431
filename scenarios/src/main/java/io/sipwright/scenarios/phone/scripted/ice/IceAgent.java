package io.sipwright.scenarios.phone.scripted.ice;

import io.sipwright.scenarios.stun.StunAttribute;
import io.sipwright.scenarios.stun.StunMessage;
import io.sipwright.scenarios.stun.StunType;
import io.sipwright.scenarios.stun.StunWriter;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A full ICE agent for one stream with one component, so for BUNDLE with rtcp-mux (RFC 8445, regular nomination;
 * consent of RFC 7675). It does no I/O: {@link #receive} and {@link #tick} drive it, {@link Wire} takes what it sends.
 * Confined to one thread. Its one base is a socket bound to all of the machine's IPv4 addresses, so a pair is
 * identified by its remote end alone.
 */
public final class IceAgent {
    /** How often {@link #tick} must be called; also Ta of RFC 8445 §14. */
    public static final int TICK_MILLIS = 20;

    private static final long SECOND = 1_000_000_000L;
    private static final long GIVE_UP_NANOS = 15 * SECOND;
    private static final long NOMINATE_AFTER_NANOS = SECOND / 20;
    private static final int PEER_REFLEXIVE = 110;

    /** Sends packets and receives state changes. Called on the agent's thread. */
    public interface Wire {
        void send(InetSocketAddress to, byte[] packet);

        /** The state has changed; the cause is empty unless it is {@link IceState#FAILED}. */
        void changed(IceState state, String cause);
    }

    private final IceCredentials local;
    private final LongSupplier nanoTime;
    private final Wire wire;
    private final IceRole role;
    private final BindingResponder responder;
    private final CheckList checks = new CheckList();
    private final Map<ByteBuffer, Check> underWay = new LinkedHashMap<>();
    private final Map<InetSocketAddress, Boolean> early = new HashMap<>();
    private final Consent consent = new Consent();
    private @Nullable IceCredentials remote;
    private @Nullable CandidatePair selected;
    private @Nullable CandidatePair nominating;
    private IceState state = IceState.NEW;
    private long startedAt;
    private long firstSuccessAt;
    private long checksAnswered;

    public IceAgent(IceCredentials local, boolean controlling, LongSupplier nanoTime, Wire wire) {
        this.local = local;
        this.nanoTime = nanoTime;
        this.wire = wire;
        this.role = new IceRole(controlling);
        this.responder = new BindingResponder(local, role);
    }

    public IceState state() {
        return state;
    }

    /** Our checks that were answered with success and integrity. */
    public long checksAnswered() {
        return checksAnswered;
    }

    /** The remote end of the nominated pair, else of the best valid one. */
    public Optional<InetSocketAddress> selected() {
        return Optional.ofNullable(selected).or(checks::best).map(CandidatePair::remote);
    }

    public boolean controlling() {
        return role.controlling();
    }

    /** Starts checking. A second call with the same credentials only adds candidates (trickle, RFC 8838). */
    public void start(IceCredentials remoteCredentials, List<RemoteCandidate> candidates) {
        if (remote == null) {
            remote = remoteCredentials;
            startedAt = nanoTime.getAsLong();
            become(IceState.CHECKING, "");
        }
        candidates.forEach(candidate -> checks.pair(candidate.address(), candidate.priority()));
        early.forEach(this::checkedBy);
        early.clear();
    }

    public void close() {
        if (state != IceState.FAILED) {
            become(IceState.CLOSED, "");
        }
        underWay.clear();
    }

    /** Call every {@value #TICK_MILLIS} ms. */
    public void tick() {
        if (remote == null || state == IceState.FAILED || state == IceState.CLOSED) {
            return;
        }
        long now = nanoTime.getAsLong();
        retransmit(now);
        if (selected == null) {
            checks.next().ifPresent(pair -> check(pair, false));
            nominateWhenDue(now);
            if (now - startedAt > GIVE_UP_NANOS) {
                become(IceState.FAILED, "ice: none of %d pairs was nominated within 15 s".formatted(checks.size()));
            }
        } else if (consent.due(now)) {
            send(selected, false);
        } else if (consent.lost(now)) {
            become(IceState.FAILED, "ice: consent expired, no check was answered for 30 s"); // RFC 7675 §5.1
        }
    }

    /** Takes a STUN datagram; anything malformed is dropped (RFC 8489 §6.3). */
    public void receive(InetSocketAddress from, byte[] datagram) {
        StunMessage.parse(datagram).ifPresent(message -> {
            switch (message.type()) {
                case StunType.BINDING_REQUEST -> request(from, message);
                case StunType.BINDING_SUCCESS -> success(from, message);
                case StunType.BINDING_ERROR -> refused(message);
                default -> {}
            }
        });
    }

    private void request(InetSocketAddress from, StunMessage request) {
        BindingResponder.Reply reply = responder.answer(request, from);
        wire.send(from, reply.packet());
        if (reply.accepted()) {
            boolean useCandidate = request.has(StunAttribute.USE_CANDIDATE);
            if (remote == null) {
                early.merge(from, useCandidate, Boolean::logicalOr);
            } else {
                checkedBy(from, useCandidate);
            }
        }
    }

    /** RFC 8445 §7.3.1.3 to §7.3.1.5: learn the peer-reflexive candidate, check back, follow a nomination. */
    private void checkedBy(InetSocketAddress from, boolean useCandidate) {
        CandidatePair pair = checks.pair(from, LocalCandidate.priority(PEER_REFLEXIVE, 0));
        if (useCandidate && !role.controlling()) {
            pair.nominatedByPeer = true;
            if (pair.state == CandidatePair.State.SUCCEEDED) {
                select(pair);
            }
        }
        if (pair.state != CandidatePair.State.IN_PROGRESS) {
            checks.trigger(pair);
        }
    }

    private void success(InetSocketAddress from, StunMessage response) {
        Check check = underWay.get(response.transactionId());
        IceCredentials peer = remote;
        if (check == null || peer == null || !response.integrityHolds(peer.password())) {
            return;
        }
        underWay.remove(response.transactionId());
        CandidatePair pair = check.pair();
        if (!from.equals(pair.remote())) { // RFC 8445 §7.2.5.2.1
            pair.state = CandidatePair.State.FAILED;
            return;
        }
        checksAnswered++;
        firstSuccessAt = firstSuccessAt == 0 ? nanoTime.getAsLong() : firstSuccessAt;
        pair.state = CandidatePair.State.SUCCEEDED;
        if (pair == selected) {
            consent.renewed(nanoTime.getAsLong());
        } else if (check.nominating() || pair.nominatedByPeer) {
            select(pair);
        }
    }

    private void refused(StunMessage response) {
        Check check = underWay.remove(response.transactionId());
        if (check == null) {
            return;
        }
        check.pair().state = CandidatePair.State.FAILED;
        boolean roleConflict = response.attribute(StunAttribute.ERROR_CODE)
                .filter(code -> code.length >= 4 && code[2] == 4 && code[3] == 87)
                .isPresent();
        if (roleConflict) { // RFC 8445 §7.2.5.1
            role.become(!check.controlling());
            checks.trigger(check.pair());
        }
        if (check.nominating()) {
            nominating = null;
        }
    }

    private void nominateWhenDue(long now) {
        if (!role.controlling() || nominating != null) {
            return;
        }
        checks.best()
                .filter(pair -> !checks.betterPending(pair) || now - firstSuccessAt > NOMINATE_AFTER_NANOS)
                .ifPresent(pair -> {
                    nominating = pair;
                    send(pair, true); // RFC 8445 §8.1.1
                });
    }

    private void select(CandidatePair pair) {
        selected = pair;
        consent.granted(nanoTime.getAsLong());
        if (state == IceState.CHECKING) {
            become(IceState.CONNECTED, "");
            become(IceState.COMPLETED, "");
        }
    }

    private void check(CandidatePair pair, boolean nominate) {
        pair.state = CandidatePair.State.IN_PROGRESS;
        send(pair, nominate);
    }

    private void send(CandidatePair pair, boolean nominate) {
        IceCredentials peer = remote;
        if (peer == null) {
            return;
        }
        byte[] id = StunWriter.newTransactionId();
        byte[] packet = BindingRequest.write(id, peer, local.ufrag(), role, nominate);
        underWay.put(ByteBuffer.wrap(id), new Check(pair, packet, nominate, role.controlling(), nanoTime.getAsLong()));
        wire.send(pair.remote(), packet);
    }

    private void retransmit(long now) {
        underWay.values().removeIf(check -> {
            if (!check.due(now)) {
                return false;
            }
            if (check.again(now)) {
                wire.send(check.pair().remote(), check.packet());
                return false;
            }
            givenUp(check);
            return true;
        });
    }

    private void givenUp(Check check) {
        if (check.pair() != selected) {
            check.pair().state = CandidatePair.State.FAILED;
        }
        if (check.nominating()) {
            nominating = null;
        }
    }

    private void become(IceState next, String cause) {
        state = next;
        wire.changed(next, cause);
    }
}
