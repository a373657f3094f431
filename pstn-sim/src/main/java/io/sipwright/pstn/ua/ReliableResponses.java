package io.sipwright.pstn.ua;

import io.sipwright.pstn.sip.SipText;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The provisional responses to one INVITE that its caller has to acknowledge (RFC 3262 §3), one after the other. */
final class ReliableResponses {
    private final ServerTransaction invite;
    private final Scheduler scheduler;
    private final SipTimers timers;
    private final Runnable givenUp;
    private final Deque<SipText> waiting = new ArrayDeque<>();
    private @Nullable SipText unacknowledged;
    private Retransmission repeats = Retransmission.NONE;
    private long rseq;

    /** @param givenUp runs when 64 T1 pass without PRACK */
    ReliableResponses(ServerTransaction invite, UserAgentCore core, long firstRseq, Runnable givenUp) {
        this.invite = invite;
        this.scheduler = core.scheduler();
        this.timers = core.timers();
        this.rseq = firstRseq;
        this.givenUp = givenUp;
    }

    void send(SipText response) {
        if (unacknowledged != null) {
            waiting.add(response);
            return;
        }
        SipText reliable = response.edit()
                .set("Require", "100rel")
                .set("RSeq", Long.toString(rseq))
                .done();
        unacknowledged = reliable;
        invite.respond(reliable);
        repeats = new Retransmission(
                        scheduler, timers, timers.giveUp(), () -> invite.flow().send(reliable))
                .giveUpAfter(timers.giveUp(), givenUp);
    }

    void receive(ServerTransaction prack) {
        String expected = rseq + " " + invite.request().cseqNumber() + " INVITE";
        boolean matches = prack.request()
                .header("RAck")
                .filter(value -> String.join(" ", value.split("\\s+")).equals(expected))
                .isPresent();
        if (!matches || unacknowledged == null) {
            prack.respond(481, "Call/Transaction Does Not Exist", "");
            return;
        }
        repeats.stop();
        unacknowledged = null;
        rseq++;
        prack.respond(200, "OK", "");
        if (!waiting.isEmpty()) {
            send(waiting.remove());
        }
    }

    /** The final response has been sent. */
    void stop() {
        repeats.stop();
        waiting.clear();
    }
}
