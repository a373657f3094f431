package io.sipwright.server.media.ice;

import io.sipwright.server.media.stun.BindingRequest;
import io.sipwright.server.media.stun.BindingResponse;
import io.sipwright.server.media.stun.StunMessage;
import io.sipwright.server.media.stun.StunReader;
import io.sipwright.server.media.stun.StunWriter;
import io.sipwright.server.media.stun.TransactionId;
import io.sipwright.server.sdp.IceCredentials;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The other side of an agent under test, which says what the test wants, and the clock of both. */
final class Peer {
    static final InetSocketAddress HOME = new InetSocketAddress("192.0.2.1", 4000);
    static final InetSocketAddress OTHER = new InetSocketAddress("192.0.2.2", 4000);
    static final long TIE_BREAKER = 7;

    final IceCredentials secret = IceCredentials.create();
    final IceCredentials agentSecret = IceCredentials.create();
    final IceAgent agent;
    /** Everything that the agent wanted done. */
    final List<IceEffect> effects = new ArrayList<>();

    private final boolean controlling;
    private long now;
    private boolean answers = true;
    private Set<InetSocketAddress> reachable = Set.of(HOME, OTHER);

    /** @param role of the agent */
    Peer(IceRole role) {
        agent = new IceAgent(role, agentSecret);
        controlling = role == IceRole.CONTROLLED;
    }

    /** The agent gets our credentials. */
    Peer describes() {
        return take(agent.credentials(secret, now));
    }

    /** Both ends have the other's description. */
    Peer agrees() {
        return take(agent.limit(Duration.ofSeconds(30), now));
    }

    Peer answersNoMore() {
        answers = false;
        return this;
    }

    Peer answersAgain() {
        answers = true;
        return this;
    }

    /** From now on we answer at this address only. */
    Peer movesTo(InetSocketAddress address) {
        reachable = Set.of(address);
        return this;
    }

    /** We check the agent from an address. */
    Peer checks(InetSocketAddress from, boolean nominates) {
        return checks(from, new StunWriter.Check(100, controlling, TIE_BREAKER, nominates));
    }

    Peer checks(InetSocketAddress from, StunWriter.Check check) {
        return take(agent.request(request(check, agentSecret.password()), from, now));
    }

    /** We check the agent with a nomination, under another name than our own. */
    Peer checksAs(IceCredentials other, InetSocketAddress from) {
        StunWriter.Check check = new StunWriter.Check(100, controlling, TIE_BREAKER, true);
        return take(agent.request(request(other, check, agentSecret.password()), from, now));
    }

    BindingRequest request(StunWriter.Check check, String password) {
        return request(secret, check, password);
    }

    private BindingRequest request(IceCredentials sender, StunWriter.Check check, String password) {
        String user = agentSecret.ufrag() + ":" + sender.ufrag();
        return (BindingRequest) read(StunWriter.request(TransactionId.create(), user, password, check));
    }

    /** We answer a check of the agent's, from where we like and with the password that we like. */
    Peer answer(BindingRequest request, InetSocketAddress from, String password) {
        byte[] success = StunWriter.success(request.transaction(), from, password);
        return take(agent.response((BindingResponse) read(success), from, now));
    }

    Peer refuse(BindingRequest request, int code) {
        byte[] refusal = StunWriter.refusal(request.transaction(), code, List.of(), secret.password());
        return take(agent.response((BindingResponse) read(refusal), HOME, now));
    }

    /** Time passes, by as many of the agent's own moments as there are. */
    Peer passes(long seconds) {
        long end = now + TimeUnit.SECONDS.toNanos(seconds);
        long wait = agent.untilDue(now);
        while (wait <= end - now) {
            now += wait;
            take(agent.tick(now));
            wait = agent.untilDue(now);
        }
        now = end;
        return this;
    }

    private Peer take(List<IceEffect> wanted) {
        effects.addAll(wanted);
        for (IceEffect effect : wanted) {
            if (answers
                    && effect instanceof IceEffect.Send send
                    && reachable.contains(send.to())
                    && read(send.datagram()) instanceof BindingRequest check) {
                answer(check, send.to(), secret.password());
            }
        }
        return this;
    }

    /** The agent's checks so far, to this address. */
    List<BindingRequest> checked(InetSocketAddress to) {
        return sent(to, BindingRequest.class::isInstance).stream()
                .map(BindingRequest.class::cast)
                .toList();
    }

    /** The agent's answers so far, to this address. */
    List<BindingResponse> answered(InetSocketAddress to) {
        return sent(to, BindingResponse.class::isInstance).stream()
                .map(BindingResponse.class::cast)
                .toList();
    }

    private List<StunMessage> sent(InetSocketAddress to, Predicate<StunMessage> kind) {
        return effects.stream()
                .filter(IceEffect.Send.class::isInstance)
                .map(IceEffect.Send.class::cast)
                .filter(send -> send.to().equals(to))
                .map(send -> read(send.datagram()))
                .filter(kind)
                .toList();
    }

    List<String> failures() {
        return effects.stream()
                .filter(IceEffect.Failed.class::isInstance)
                .map(effect -> ((IceEffect.Failed) effect).why())
                .toList();
    }

    List<InetSocketAddress> validated() {
        return effects.stream()
                .filter(IceEffect.Validated.class::isInstance)
                .map(effect -> ((IceEffect.Validated) effect).remote())
                .toList();
    }

    private static StunMessage read(byte[] bytes) {
        return StunReader.read(bytes, 0, bytes.length).orElseThrow();
    }
}
