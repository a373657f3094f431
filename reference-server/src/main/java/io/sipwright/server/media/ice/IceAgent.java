package io.sipwright.server.media.ice;

import io.sipwright.server.media.stun.BindingRequest;
import io.sipwright.server.media.stun.BindingResponse;
import io.sipwright.server.media.stun.StunWriter;
import io.sipwright.server.media.stun.TransactionId;
import io.sipwright.server.sdp.IceCredentials;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A full ICE agent with one candidate and one component (RFC 8445) that lets the peer check first: each of its checks triggers
 * one of ours (§7.3.1.4), so the candidates that a browser lists are not needed. Does no I/O; times are nanoseconds of a clock
 * that only runs forwards. Not thread-safe.
 */
final class IceAgent {
    /** Of our candidate as a peer-reflexive one: type preference 110, local preference 65535, component 1 (RFC 8445 §5.1.2.1). */
    private static final long PRIORITY = 110L << 24 | 65_535L << 8 | 255;

    private static final int PAIRS_AT_MOST = 100; // RFC 8445 §6.1.2.5

    private final IceCredentials local;
    private final OwnRole role;
    private final StunRequestValidator admission;
    private final ConnectivityChecks checks = new ConnectivityChecks();
    private final Selection selection = new Selection();
    private final Map<InetSocketAddress, CandidatePair> pairs = new LinkedHashMap<>();
    private @Nullable IceCredentials remote;
    private boolean over;
    private boolean limited;
    private long findBy;
    private List<IceEffect> effects = new ArrayList<>();

    IceAgent(IceRole role, IceCredentials local) {
        this.local = local;
        this.role = new OwnRole(role); // MED-004 · RFC 8445 §6.1.1
        this.admission = new StunRequestValidator(local, this.role);
    }

    /**
     * Sets the peer's credentials, or those of another branch that answered: pairs that do not work yet are checked
     * with them.
     */
    List<IceEffect> credentials(IceCredentials peer, long now) {
        remote = peer;
        checks.clear();
        pairs.values().stream().filter(pair -> !pair.valid()).forEach(pair -> check(pair, now));
        return done();
    }

    /** The peer has our answer, or we have its: from now on a pair must work within this time (RFC 8445 §8.1.2). */
    List<IceEffect> limit(Duration toFindPair, long now) {
        limited = true;
        findBy = now + toFindPair.toNanos();
        return done();
    }

    /** Our current role. */
    IceRole role() {
        return role.now();
    }

    /** Checks first, as an agent that knows the peer's candidate. */
    List<IceEffect> checkFirst(InetSocketAddress candidate, long now) {
        check(pairs.computeIfAbsent(candidate, CandidatePair::new), now);
        return done();
    }

    /**
     * Handles the peer's check; checks before its credentials are known are answered too (MED-001, MED-003 · RFC 8445
     * §7.3).
     */
    List<IceEffect> request(BindingRequest request, InetSocketAddress from, long now) {
        admission
                .refusal(request, remote)
                .ifPresentOrElse(
                        refusal -> effects.add(new IceEffect.Send(refusal, from)), () -> admit(request, from, now));
        return done();
    }

    private void admit(BindingRequest request, InetSocketAddress from, long now) {
        byte[] success = StunWriter.success(request.transaction(), from, local.password());
        effects.add(new IceEffect.Send(success, from));
        if (!pairs.containsKey(from) && pairs.size() == PAIRS_AT_MOST) {
            return;
        }
        effects.add(new IceEffect.Heard(from));
        CandidatePair pair = pairs.computeIfAbsent(from, CandidatePair::new); // MED-006 · RFC 8445 §7.3.1.3
        pair.heard(request.priority(), request.useCandidate() && !role.controlling(), now);
        if (!pair.valid()) {
            check(pair, now);
        } else if (pair.wanted() && !over) { // RFC 7675 §5.1: no consent again under the same credentials
            nominated(pair, now);
        } else {
            doubt(pair, now);
        }
    }

    private void doubt(CandidatePair checked, long now) {
        CandidatePair used = selection.pair();
        if (!over && used != null && selection.doubted(checked, now)) {
            send(used, false, now);
        }
    }

    /** Handles the answer to our check. */
    List<IceEffect> response(BindingResponse response, InetSocketAddress from, long now) {
        IceCredentials peer = remote;
        if (peer != null && response.integrity().madeWith(peer.password())) {
            checks.find(response.transaction()).ifPresent(check -> answered(check, response, from, now));
        }
        return done();
    }

    private void answered(ConnectivityCheck check, BindingResponse response, InetSocketAddress from, long now) {
        checks.remove(check);
        if (response.error() == BindingResponse.ROLE_CONFLICT) {
            role.refused(check.controlling());
            check(check.pair(), now);
        } else if (response.success() && from.equals(check.pair().remote())) { // RFC 8445 §7.2.5.2.1
            succeeded(check, now);
        } else {
            failed(check.pair());
        }
    }

    private void succeeded(ConnectivityCheck check, long now) {
        CandidatePair pair = check.pair();
        if (!pair.valid()) {
            pair.state(PairState.SUCCEEDED);
            checks.calm(pair, now);
            effects.add(new IceEffect.Validated(pair.remote()));
        }
        selection.worked(pair, now);
        if (check.nominates() || pair.wanted()) { // RFC 8445 §7.3.1.5
            nominated(pair, now);
        } else if (role.controlling()
                && !checks.nominating()
                && !selection.made()) { // RFC 8445 §8.1.1: the first that works
            send(pair, true, now);
        } else {
            doubt(pair, now);
        }
    }

    private void nominated(CandidatePair pair, long now) {
        if (selection.nominated(pair, now)) {
            effects.add(new IceEffect.Selected(pair.remote()));
        }
    }

    /** A pair that has worked stays until consent expires: an error does not answer a consent check. */
    private static void failed(CandidatePair pair) {
        if (!pair.valid()) {
            pair.state(PairState.FAILED);
        }
    }

    /** Handles the passing of time. */
    List<IceEffect> tick(long now) {
        checks.due(now).forEach(check -> repeat(check, now));
        if (over || remote == null) {
            return done();
        }
        if (selection.replaced(now)) {
            effects.add(new IceEffect.Selected(
                    Objects.requireNonNull(selection.pair()).remote()));
        }
        CandidatePair used = selection.pair();
        if (used == null && limited && findBy - now <= 0) {
            fail("ICE found no working pair (RFC 8445 §8.1.2)");
        } else if (used != null && selection.consent().expired(now)) { // MED-009, MED-032 · RFC 7675 §5.1
            fail("the browser no longer answers consent checks (RFC 7675 §5.1)");
        } else if (used != null && selection.consent().due(now)) {
            selection.consent().asked(now);
            checks.add(sent(used, false).onceAt(now));
        }
        return done();
    }

    private void repeat(ConnectivityCheck check, long now) {
        if (check.again(now)) {
            effects.add(new IceEffect.Send(check.datagram(), check.pair().remote()));
        } else {
            checks.remove(check);
            if (check.repeated()) {
                failed(check.pair());
            }
        }
    }

    private void fail(String why) {
        over = true;
        selection.end();
        checks.clear();
        effects.add(new IceEffect.Failed(why));
    }

    private void check(CandidatePair pair, long now) {
        if (remote != null && !over) {
            checks.calm(pair, now);
            if (!pair.valid()) {
                pair.state(PairState.IN_PROGRESS);
            }
            send(pair, false, now);
        }
    }

    private void send(CandidatePair pair, boolean nominates, long now) {
        checks.add(sent(pair, nominates).repeatedFrom(now));
    }

    private ConnectivityCheck sent(CandidatePair pair, boolean nominates) {
        IceCredentials peer = Objects.requireNonNull(remote);
        TransactionId transaction = TransactionId.create();
        StunWriter.Check content = new StunWriter.Check(PRIORITY, role.controlling(), role.tieBreaker(), nominates);
        byte[] datagram = StunWriter.request(transaction, peer.ufrag() + ":" + local.ufrag(), peer.password(), content);
        effects.add(new IceEffect.Send(datagram, pair.remote()));
        return new ConnectivityCheck(pair, transaction, datagram, role.controlling(), nominates);
    }

    private List<IceEffect> done() {
        List<IceEffect> all = effects;
        effects = new ArrayList<>();
        return all;
    }

    /** Where media goes: the selected pair, or before nomination a working one; null if there is none. */
    @Nullable
    InetSocketAddress destination() {
        CandidatePair used = selection.pair();
        return used == null ? null : used.remote();
    }

    /** Addresses from which the peer has checked us. */
    Set<InetSocketAddress> heard() {
        return pairs.keySet();
    }

    /** Nanoseconds until {@link #tick} has something to do; {@link Long#MAX_VALUE} when it never has. */
    long untilDue(long now) {
        if (over || remote == null) {
            return Long.MAX_VALUE;
        }
        long untilFound = limited ? findBy - now : Long.MAX_VALUE;
        long next = selection.pair() == null ? untilFound : selection.consent().untilDue(now);
        return Math.min(Math.min(checks.untilDue(now), selection.untilReplaced(now)), next);
    }
}
