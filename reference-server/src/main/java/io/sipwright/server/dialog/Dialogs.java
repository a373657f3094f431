package io.sipwright.server.dialog;

import io.sipwright.server.clock.Scheduler;
import io.sipwright.server.limit.Limit;
import io.sipwright.server.limit.LimitCounters;
import io.sipwright.server.media.control.EndReason;
import io.sipwright.server.sip.SipElements;
import io.sipwright.server.sip.SipHeaders;
import io.sipwright.server.transaction.ClientTransaction;
import io.sipwright.server.transaction.TransactionLayer;
import io.sipwright.server.transport.Flow;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.sip.address.SipURI;
import javax.sip.header.Header;
import javax.sip.message.Message;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The dialogs that pass through the server. A dialog ends by its BYE, by failed media, by a connection that stays lost,
 * or by its time limit (docs/adr/0009). Thread-safe; does not block.
 */
public final class Dialogs {
    private static final Logger LOG = LoggerFactory.getLogger(Dialogs.class);

    /** As long as a transaction lasts (RFC 3261 §17.1.2.2, Timer F). */
    private static final Duration TO_REPEAT_A_BYE = Duration.ofSeconds(32);

    private static final Duration UNTIL_BACK = Duration.ofSeconds(2);

    private static final Map<EndReason, String> WHY_ABANDONED =
            Map.of(EndReason.MEDIA_REFUSED, "the answer cannot be bridged", EndReason.FAILURE, "internal error");

    private final DialogSettings settings;
    private final DialogTable table;
    private final PartyFlows flows;
    private final DialogRequests requests;
    private final TransactionLayer layer;
    private final Scheduler scheduler;
    private final LimitCounters counters;

    /** @param via makes our Via for a flow, with a new branch, for our own requests */
    public Dialogs(
            DialogSettings settings,
            PartyFlows flows,
            Function<Flow, ? extends Header> via,
            TransactionLayer layer,
            Scheduler scheduler,
            LimitCounters counters) {
        this.settings = settings;
        this.table = new DialogTable();
        this.flows = flows;
        this.requests = new DialogRequests(via);
        this.layer = layer;
        this.scheduler = scheduler;
        this.counters = counters;
    }

    /**
     * Whether another request may begin a dialog; a refusal is counted. Dialogs of admitted requests are always kept.
     *
     * @param account the user who sends it; empty for the trunk
     */
    public boolean haveRoom(String account) {
        boolean ofAccount = account.isEmpty() || table.ofAccount(account) < settings.limitOfAccount();
        boolean room = table.size() < settings.limit();
        if (!ofAccount || !room) {
            counters.reached(room ? Limit.DIALOGS_OF_ACCOUNT : Limit.DIALOGS);
        }
        return ofAccount && room;
    }

    /** The number of dialogs, early ones included. */
    public int alive() {
        return table.size();
    }

    /** The dialogs of a request by its Call-ID and tags, wherever it came from. */
    public List<Dialog> find(Request request) {
        return table.find(DialogId.of(request));
    }

    /** An early dialog begins (RFC 3261 §12.1). */
    public void begin(Dialog dialog) {
        table.add(dialog);
    }

    /** A 2xx has passed. */
    public void confirm(Dialog dialog, Response ok) {
        dialog.confirm();
        dialog.heard(scheduler.nanoTime());
        refreshed(dialog, Lifetime.of(dialog.use(), ok));
    }

    /** An admitted request of one of its parties passes. */
    public void passed(Dialog dialog, Party sender, Request request, Flow source) {
        if (!sender.sendsFrom(source)) {
            table.move(dialog, sender, source); // NAT-014 · RFC 5626 §5.3.2
        }
        if (!request.getMethod().equals(Request.ACK)) {
            sender.sent(SipHeaders.cseq(request));
        }
        dialog.heard(scheduler.nanoTime());
    }

    /** The party named a Contact that its peer sends to from now on (RFC 3261 §12.2). */
    public void refreshed(Party party, SipURI contact) {
        party.refresh(contact);
    }

    /** A 2xx to an INVITE or UPDATE in the dialog starts its session timer anew (RFC 4028 §8.2). */
    public void sessionRefreshed(Dialog dialog, Response ok) {
        refreshed(dialog, Lifetime.ofCall(ok));
    }

    /** A NOTIFY, or a 2xx to SUBSCRIBE, may say how long the subscription lives now (RFC 6665 §4.1.2.2, §4.2.2). */
    public void subscriptionRefreshed(Dialog dialog, Message message) {
        if (dialog.use() == Dialog.Use.SUBSCRIPTION) { // in a call it is not the dialog's only use (RFC 5057)
            Lifetime.ofSubscription(message).ifPresent(lifetime -> refreshed(dialog, lifetime));
        }
    }

    private void refreshed(Dialog dialog, Duration lifetime) {
        dialog.refreshed(scheduler.nanoTime(), lifetime.toNanos());
        watch(dialog);
    }

    /** The flow to a party; empty while its connection is lost. */
    public Optional<Flow> flowTo(Dialog dialog, Party party, Party.Target target) {
        Optional<Flow> flow = flows.to(party, target);
        if (target.byFlow()) {
            flow.ifPresent(found -> table.move(dialog, party, found));
        }
        return flow;
    }

    /** A BYE is being forwarded, so none of ours is needed. */
    public void byePasses(Dialog dialog) {
        dialog.setEnding(true);
    }

    /**
     * The sender of a BYE has ended its session whatever the answer is; challenged, it may send another one (RFC 3261 §15.1.1). The
     * dialog goes on until then, but not for long, and not where a side was lost in the meantime.
     */
    public void byeRefused(Dialog dialog) {
        dialog.setEnding(false);
        leave(dialog, TO_REPEAT_A_BYE);
        dialog.parties().stream()
                .map(Party::flow)
                .filter(flow -> !flow.open() && dialog.isConfirmed())
                .forEach(flow -> lost(dialog, flow));
    }

    /** A BYE found no way: its receiver gets one of ours once it is back (RFC 5626 §5.3.2). */
    public void byeUndelivered(Dialog dialog) {
        leave(dialog, UNTIL_BACK);
    }

    private void leave(Dialog dialog, Duration wait) {
        if (dialog.isConfirmed() && dialog.leave()) {
            long since = scheduler.nanoTime();
            scheduler.after(wait, () -> left(dialog, since));
        }
    }

    /** Ends the wait when the grace period is over. */
    private void left(Dialog dialog, long since) {
        if (dialog.wasHeardAfter(since)) {
            dialog.stay();
        } else if (dialog.parties().stream().allMatch(party -> flows.to(party).isPresent())) {
            release(dialog, EndReason.BYE, "the other side has sent BYE");
        } else if (!dialog.isOver()) {
            scheduler.after(UNTIL_BACK, () -> left(dialog, since));
        }
    }

    /** Media become the dialog's own: it ends when they fail, and they end with it. */
    public void own(Dialog dialog, DialogMedia media) {
        dialog.setMedia(media);
        media.ownedBy(
                why -> scheduler.after(Duration.ZERO, () -> release(dialog, EndReason.MEDIA_FAILED, why))); // MED-013
    }

    /** The flow to the first proxy between us and the party, if any. */
    public Optional<Flow> firstHop(Party party) {
        return flows.firstHop(party);
    }

    /** The dialog has ended by itself. */
    public void ended(Dialog dialog, EndReason reason) {
        if (dialog.finish()) {
            table.remove(dialog);
            DialogMedia media = dialog.media();
            if (media != null) {
                media.end(reason); // RFC 3261 §15.1.1
            }
        }
    }

    /** Removes an early dialog; its media belong to its branch. */
    public void dropped(Dialog early) {
        if (early.finish()) {
            table.remove(early);
        }
    }

    /** The server ends it: both sides get BYE. */
    public void release(Dialog dialog, EndReason reason, String why) {
        release(dialog, reason, why, dialog.parties());
    }

    private void release(Dialog dialog, EndReason reason, String why, List<Party> parties) {
        if (dialog.isOver()) {
            return;
        }
        ended(dialog, reason);
        if (dialog.use() == Dialog.Use.CALL) {
            parties.forEach(party -> attempt(dialog, () -> bye(dialog, party, reason, why)));
        }
    }

    /** Runs a step for one side; an exception does not affect the other side. */
    private static void attempt(Dialog dialog, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException defect) {
            LOG.error("ending call {} failed", dialog.id().callId(), defect);
        }
    }

    /** A connection was lost. Early dialogs end with their INVITE. */
    public void closed(Flow flow) {
        for (Dialog dialog : table.on(flow)) {
            if (dialog.isConfirmed()) {
                attempt(dialog, () -> lost(dialog, flow));
            }
        }
    }

    private void lost(Dialog dialog, Flow flow) {
        if (settings.grace().isZero()) {
            graceOver(dialog, flow);
        } else {
            scheduler.after(settings.grace(), () -> graceOver(dialog, flow));
        }
    }

    private void graceOver(Dialog dialog, Flow closed) {
        List<Party> gone = dialog.parties().stream()
                .filter(party -> party.flow().id().equals(closed.id()))
                .filter(party -> !isBack(dialog, party))
                .toList();
        if (!gone.isEmpty() && !dialog.isOver() && !dialog.isEnding()) {
            List<Party> left = dialog.parties().stream()
                    .filter(party -> !gone.contains(party))
                    .toList();
            release(dialog, EndReason.FLOW_CLOSED, "the other side's connection was lost", left); // CALL-026
        }
    }

    private boolean isBack(Dialog dialog, Party party) {
        Optional<Flow> again = flows.flow(party);
        again.ifPresent(flow -> table.move(dialog, party, flow)); // NAT-014
        return again.isPresent();
    }

    /** A 2xx to an INVITE whose sender cannot take it: without ACK its sender would end the call (RFC 3261 §13.3.1.4). */
    public void acknowledge(Dialog dialog, Party sender, Response ok) {
        flows.to(sender)
                .ifPresent(flow -> layer.sendStateless(requests.ack(dialog, sender, flow, SipHeaders.cseq(ok)), flow));
    }

    /** A 2xx that the caller can no longer take: the callee gets ACK and, once, BYE (RFC 3261 §13.2.2.4). */
    public void abandon(Dialog dialog, Response ok, EndReason reason, boolean first) {
        acknowledge(dialog, dialog.callee(), ok);
        if (first) {
            bye(dialog, dialog.callee(), reason, WHY_ABANDONED.getOrDefault(reason, "the caller is gone"));
        }
    }

    private void bye(Dialog dialog, Party to, EndReason end, String why) {
        Optional<Flow> flow = flows.to(to);
        if (flow.isEmpty()) {
            LOG.info("call {}: no way to {} for a BYE", dialog.id().callId(), to.address());
            return;
        }
        String text = SipElements.oneLine(why).replace('"', '\'').replace('\\', '/'); // it may quote a peer
        LOG.info("ending call {} towards {}: {}", dialog.id().callId(), to.address(), text);
        String reason = "SIP;cause=" + end.cause() + ";text=\"" + text + "\"";
        layer.send(requests.bye(dialog, to, flow.get(), reason), flow.get(), new Unattended());
    }

    /** Checks the dialog when its time is over; requests since then have extended it. */
    private void watch(Dialog dialog) {
        long left = dialog.nanosLeft(scheduler.nanoTime(), settings.idle().toNanos());
        dialog.watchedBy(scheduler.after(Duration.ofNanos(Math.max(left, 0)), () -> expire(dialog)));
    }

    private void expire(Dialog dialog) {
        if (dialog.isOver()) {
            return;
        }
        long now = scheduler.nanoTime();
        if (dialog.nanosLeft(now, settings.idle().toNanos()) > 0) {
            watch(dialog);
        } else if (dialog.sessionHasLapsed(now)) {
            LOG.info("call {}: nobody has refreshed it", dialog.id().callId());
            ended(dialog, EndReason.EXPIRED); // CALL-017 · RFC 4028 §8.3: the ends send BYE, a proxy never does
        } else {
            release(dialog, EndReason.EXPIRED, "no request for too long");
        }
    }

    /** Ignores all responses: the dialog is over. */
    private static final class Unattended implements ClientTransaction.Listener {
        @Override
        public void response(ClientTransaction transaction, Response response) {
            LOG.debug("BYE of ours answered with {}", response.getStatusCode());
        }

        @Override
        public void failed(ClientTransaction transaction, int status) {
            LOG.debug("BYE of ours failed with {}", status);
        }
    }
}
