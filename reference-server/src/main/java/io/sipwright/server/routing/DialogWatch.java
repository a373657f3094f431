package io.sipwright.server.routing;

import io.sipwright.server.session.MediaSessions.EndReason;
import io.sipwright.server.sip.SipHeaders;
import io.sipwright.server.transaction.ClientTransaction;
import io.sipwright.server.transaction.Scheduler;
import io.sipwright.server.transaction.TransactionLayer;
import io.sipwright.server.transport.Flow;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers the dialogs that a browser takes part in, so that the far side is released when the browser's connection
 * goes, and media with it (contract N8). Thread-safe.
 */
final class DialogWatch {
    private static final Logger LOG = LoggerFactory.getLogger(DialogWatch.class);

    private final Map<DialogId, WatchedDialog> dialogs = new ConcurrentHashMap<>();
    private final DialogFacts facts;
    private final DialogRequests requests;
    private final MediaHook media;
    private final TransactionLayer layer;
    private final Grace grace;

    DialogWatch(DialogFacts facts, DialogRequests requests, MediaHook media, TransactionLayer layer, Grace grace) {
        this.facts = facts;
        this.requests = requests;
        this.media = media;
        this.layer = layer;
        this.grace = grace;
    }

    /** How long a browser may take to come back. */
    record Grace(Duration time, Scheduler scheduler) {
        void thenRun(Runnable task) {
            if (time.isZero()) {
                task.run();
            } else {
                scheduler.after(time, task);
            }
        }
    }

    /** An initial INVITE was answered with 2xx. */
    void established(RoutedRequest routed, Branch branch, Response ok) {
        if (beginsDialog(routed)) {
            facts.read(routed, branch, ok)
                    .filter(WatchedDialog::touchesWebSocket)
                    .ifPresent(dialog -> dialogs.putIfAbsent(dialog.id(), dialog));
        }
    }

    /** A 2xx that the caller can no longer take: the callee gets ACK and BYE. */
    void abandon(RoutedRequest routed, Branch branch, Response ok) {
        if (beginsDialog(routed)) {
            facts.read(routed, branch, ok).ifPresent(dialog -> {
                layer.sendStateless(requests.ack(dialog, SipHeaders.cseq(ok)), branch.flow());
                bye(dialog, dialog.callee(), "caller is gone or media were refused");
            });
        }
    }

    /** A request inside a dialog passes. */
    void passed(RoutedRequest routed) {
        Request request = routed.request();
        boolean over = request.getMethod().equals(Request.BYE);
        find(request).ifPresent(dialog -> {
            Side sender =
                    dialog.id().callerTag().equals(SipHeaders.fromTag(request)) ? dialog.caller() : dialog.callee();
            sender.sent(SipHeaders.cseq(request), routed.source());
            if (over) {
                dialogs.remove(dialog.id());
            }
        });
        if (over) {
            media.ended(SipHeaders.callId(request), EndReason.BYE); // contract N8: as soon as the BYE passes
        }
    }

    /** A connection is gone. */
    void closed(Flow flow) {
        for (WatchedDialog dialog : dialogs.values()) {
            for (Side side : List.of(dialog.caller(), dialog.callee())) {
                if (side.on(flow)) {
                    grace.thenRun(() -> release(dialog, side, flow));
                }
            }
        }
    }

    /** Media of a call failed beyond repair: both sides are released. */
    void mediaFailed(String callId, String why) {
        media.ended(callId, EndReason.MEDIA_FAILED);
        dialogs.values().stream()
                .filter(dialog -> dialog.id().callId().equals(callId))
                .filter(dialog -> dialogs.remove(dialog.id(), dialog))
                .forEach(dialog -> {
                    bye(dialog, dialog.caller(), why);
                    bye(dialog, dialog.callee(), why);
                });
    }

    private void release(WatchedDialog dialog, Side gone, Flow closed) {
        if (gone.on(closed) && dialogs.remove(dialog.id(), dialog)) {
            media.ended(dialog.id().callId(), EndReason.FLOW_CLOSED); // contract N8
            bye(dialog, dialog.other(gone), "the other side's connection was lost");
        }
    }

    private void bye(WatchedDialog dialog, Side to, String why) {
        LOG.info("ending call {} towards {}: {}", dialog.id().callId(), to.address(), why);
        layer.send(requests.bye(dialog, to, why), to.flow(), new Unattended());
    }

    private Optional<WatchedDialog> find(Request request) {
        DialogId id = DialogId.of(request);
        return Stream.of(id, id.turned())
                .map(key -> Optional.ofNullable(dialogs.get(key)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static boolean beginsDialog(RoutedRequest routed) {
        return routed.request().getMethod().equals(Request.INVITE) && !routed.inDialog();
    }

    /** Whatever comes back, the dialog is over for us. */
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
