package io.sipwright.scenarios.phone.scripted.sip;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.sipwright.pstn.sip.SipText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Client transactions over a reliable transport, so without retransmission (RFC 3261 §17.1, RFC 6026 §7.2). Confined to
 * the phone's event loop.
 */
final class ClientTransactions {
    /** Timer B and F: 64 × T1. */
    private static final long TIMEOUT_SECONDS = 32;
    /** How long a repeated 2xx to INVITE still finds its owner: Timer M. */
    private static final long LINGER_SECONDS = 32;

    private record Pending(
            SipText request, Outcome outcome, @Nullable Future<?> timer, boolean settled) {}

    private final EventLoop loop;
    private final Consumer<SipText> wire;
    private final Map<String, Pending> pending = new HashMap<>();

    ClientTransactions(EventLoop loop, Consumer<SipText> wire) {
        this.loop = loop;
        this.wire = wire;
    }

    void send(SipText request, Outcome outcome) {
        String key = key(request);
        Future<?> timer = loop.schedule(() -> expire(key, 408), TIMEOUT_SECONDS, TimeUnit.SECONDS);
        pending.put(key, new Pending(request, outcome, timer, false));
        wire.accept(request);
    }

    void received(SipText response) {
        String key = key(response);
        Pending found = pending.get(key);
        if (found == null || (found.settled() && response.status() / 100 != 2)) {
            return;
        }
        boolean invite = response.method().equals("INVITE");
        if (response.status() >= 200 || invite) {
            cancel(found.timer()); // RFC 3261 §17.1.1.2: Timer B ends with any response to INVITE
        }
        if (response.status() >= 200 && !found.settled()) {
            settle(key, found, invite);
            if (invite && response.status() >= 300) {
                wire.accept(ack(found.request(), response));
            }
        }
        found.outcome().response(response);
    }

    private void settle(String key, Pending found, boolean invite) {
        if (!invite) {
            pending.remove(key);
            return;
        }
        pending.put(key, new Pending(found.request(), found.outcome(), null, true));
        loop.schedule(() -> pending.remove(key), LINGER_SECONDS, TimeUnit.SECONDS);
    }

    /** The connection is gone: every request under way fails with 503. */
    void lost() {
        List.copyOf(pending.keySet()).forEach(key -> expire(key, 503));
    }

    private void expire(String key, int status) {
        Pending found = pending.remove(key);
        if (found != null && !found.settled()) {
            cancel(found.timer());
            found.outcome().gone(status);
        }
    }

    private static void cancel(@Nullable Future<?> timer) {
        if (timer != null) {
            timer.cancel(false);
        }
    }

    /** The ACK to a non-2xx belongs to the INVITE's transaction (RFC 3261 §17.1.1.3). */
    private static SipText ack(SipText invite, SipText response) {
        return invite.edit()
                .startLine("ACK " + invite.requestUri() + " SIP/2.0")
                .set("CSeq", invite.cseqNumber() + " ACK")
                .set("To", response.header("To").orElse(""))
                .set("Supported", JsSipForm.supported("ACK"))
                .remove("Contact")
                .remove("Authorization")
                .remove("Proxy-Authorization")
                .body("", new byte[0])
                .done();
    }

    private static String key(SipText message) {
        return message.branch() + " " + message.cseqMethod();
    }
}
