package io.sipwright.scenarios.wire;

import io.netty.channel.nio.NioEventLoopGroup;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.wire.Direction;
import io.sipwright.pstn.wire.Recorder;
import io.sipwright.pstn.wire.ws.WebSocketTarget;
import io.sipwright.scenarios.endpoint.AnswerPlan;
import io.sipwright.scenarios.endpoint.DialogNames;
import io.sipwright.scenarios.endpoint.Endpoint;
import io.sipwright.scenarios.endpoint.Identity;
import io.sipwright.scenarios.endpoint.LoggedMessage;
import io.sipwright.scenarios.endpoint.MessageLog;
import io.sipwright.scenarios.endpoint.UdpTransport;
import io.sipwright.scenarios.requirement.BackToBack;
import io.sipwright.scenarios.target.Account;
import io.sipwright.scenarios.target.Target;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Places one call before all scenarios and compares its INVITE at both ends. A proxy sends it on (RFC 3261 §16.6); a back-to-back
 * user agent begins a call of its own, or hides who called (RFC 7092), and what binds proxies does not apply to it.
 */
public final class BackToBackProbe {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Target target;
    private final NioEventLoopGroup loops = new NioEventLoopGroup(1);

    private BackToBackProbe(Target target) {
        this.target = target;
    }

    /**
     * Calls the second account from the first, over UDP where the target has it, else over WebSocket; the callee refuses.
     *
     * @return whether the call came as a request of the target's own; false where no call comes through
     */
    public static boolean isBackToBack(Target target) {
        BackToBackProbe probe = new BackToBackProbe(target);
        try (Endpoint callee = probe.open(target.pair().get(1));
                Endpoint caller = probe.open(target.pair().get(0))) {
            return call(caller, callee);
        } catch (IOException e) {
            return false; // no address here that reaches the target: the scenarios say so
        } finally {
            probe.loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        }
    }

    private Endpoint open(Account account) throws IOException {
        Identity identity =
                new Identity(account.user(), account.user(), Optional.of(account.credentials()), account.domain());
        if (target.trunk().isEmpty()) {
            return EdgeEndpoint.open(new WebSocketTarget(target.ws(), target.trustAny()), identity, loops.next());
        }
        UdpTransport transport =
                new UdpTransport(SourceAddresses.usual(target), target.sip(), account.user(), new Recorder());
        Endpoint endpoint = new Endpoint(identity, transport, loops.next(), new DialogNames(), new MessageLog());
        transport.listen(loops.next(), endpoint::received);
        return endpoint;
    }

    private static boolean call(Endpoint caller, Endpoint callee) {
        callee.plan("INVITE", AnswerPlan.parse("486"));
        callee.send(register(callee, "<" + callee.contact() + ">", 60));
        if (answer(callee, "REGISTER").filter(m -> m.status() == 200).isEmpty()) {
            return false;
        }
        caller.send(caller.request("INVITE", callee.identity().aor()));
        answer(caller, "INVITE");
        Optional<SipText> invite =
                received(callee, m -> m.isRequest() && m.method().equals("INVITE"));
        callee.send(register(callee, "<" + callee.contact() + ">", 0));
        answer(callee, "REGISTER");
        return invite.filter(arrived -> isOwn(caller, arrived)).isPresent();
    }

    private static SipText register(Endpoint endpoint, String contact, int seconds) {
        return endpoint.request("REGISTER", "sip:" + endpoint.identity().domain())
                .with("Contact", contact)
                .with("Expires", String.valueOf(seconds));
    }

    /** The final response to the last request of this method, challenges that are answered left out. */
    private static Optional<SipText> answer(Endpoint endpoint, String method) {
        return endpoint.log().await(Instant.now().plus(PATIENCE), () -> endpoint.messages().stream()
                .filter(m -> m.direction() == Direction.RECEIVED && !m.automatic())
                .map(LoggedMessage::sip)
                .filter(m -> m.status() >= 200 && m.cseqMethod().equals(method))
                .filter(m -> m.cseqNumber() == lastSequence(endpoint, method))
                .findFirst());
    }

    private static long lastSequence(Endpoint endpoint, String method) {
        return sent(endpoint, m -> m.method().equals(method))
                .map(SipText::cseqNumber)
                .orElse(-1L);
    }

    private static Optional<SipText> sent(Endpoint endpoint, Predicate<SipText> wanted) {
        return endpoint.messages().stream()
                .filter(m -> m.direction() == Direction.SENT)
                .map(LoggedMessage::sip)
                .filter(SipText::isRequest)
                .filter(wanted)
                .reduce((a, b) -> b);
    }

    private static Optional<SipText> received(Endpoint endpoint, Predicate<SipText> wanted) {
        return endpoint.messages().stream()
                .filter(m -> m.direction() == Direction.RECEIVED)
                .map(LoggedMessage::sip)
                .filter(wanted)
                .findFirst();
    }

    private static boolean isOwn(Endpoint caller, SipText arrived) {
        return sent(
                        caller,
                        m -> m.method().equals("INVITE")
                                && m.callId().equals(arrived.callId())
                                && m.cseqNumber() == arrived.cseqNumber())
                .map(sent -> BackToBack.isOwnRequest(sent, arrived))
                .orElse(true);
    }
}
