package io.sipwright.server.session;

import io.sipwright.server.explain.ReasonLedger;
import io.sipwright.server.explain.Rewrite;
import io.sipwright.server.media.bridge.BridgeReport;
import io.sipwright.server.media.bridge.MediaSettings;
import io.sipwright.server.media.control.BridgeControl;
import io.sipwright.server.media.control.MediaControl;
import io.sipwright.server.media.control.MediaControlException;
import io.sipwright.server.media.control.MediaReply;
import io.sipwright.server.sdp.rewrite.LineChange;
import io.sipwright.server.sdp.rewrite.Side;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Media sessions on the bridge of this process: between a browser and a plain endpoint descriptions are rewritten and media
 * is bridged; between equals nothing is touched. Thread-safe.
 */
public final class BridgedSessions implements MediaSessions, AutoCloseable {
    private final MediaControl control;
    private final ReasonLedger ledger;
    private final AtomicLongArray ended = new AtomicLongArray(EndReason.values().length);

    /** Over any control; {@link #open} is the usual way. */
    public BridgedSessions(MediaControl control, ReasonLedger ledger) {
        this.control = control;
        this.ledger = ledger;
    }

    /**
     * Makes the certificate and opens the bridge's ports.
     *
     * @param ledger is told of every line that is changed
     * @param listener is told, on a media thread, when a call's media cannot go on; it may call {@link #end}
     * @throws IOException when the ICE port cannot be bound
     */
    public static BridgedSessions open(MediaSettings settings, ReasonLedger ledger, Listener listener)
            throws IOException {
        return new BridgedSessions(BridgeControl.open(settings, listener::mediaFailed), ledger);
    }

    @Override
    public byte[] offer(String callId, Peer fromOfferer, Peer toAnswerer, byte[] sdp) throws MediaRefused {
        if (fromOfferer == toAnswerer) {
            return sdp;
        }
        return explained(callId, () -> control.offer(callId, side(fromOfferer), sdp));
    }

    @Override
    public byte[] answer(String callId, Peer fromAnswerer, Peer toOfferer, byte[] sdp) throws MediaRefused {
        if (fromAnswerer == toOfferer) {
            return sdp;
        }
        return explained(callId, () -> control.answer(callId, side(fromAnswerer), sdp));
    }

    @Override
    public void end(String callId, EndReason reason) {
        if (control.delete(callId)) {
            ended.incrementAndGet(reason.ordinal());
        }
    }

    @Override
    public Optional<SessionFigures> query(String callId) {
        return control.query(callId).map(BridgedSessions::figures);
    }

    @Override
    public int alive() {
        return control.sessions();
    }

    /** How many sessions have ended, by reason. */
    public Map<EndReason, Long> ended() {
        Map<EndReason, Long> counts = new EnumMap<>(EndReason.class);
        for (EndReason reason : EndReason.values()) {
            counts.put(reason, ended.get(reason.ordinal()));
        }
        return counts;
    }

    /** Ends what is alive, counted as {@link EndReason#SHUTDOWN}, and gives back every port. */
    @Override
    public void close() {
        ended.addAndGet(EndReason.SHUTDOWN.ordinal(), control.sessions());
        control.close();
    }

    private interface Verb {
        MediaReply run() throws MediaControlException;
    }

    private byte[] explained(String callId, Verb verb) throws MediaRefused {
        try {
            MediaReply reply = verb.run();
            reply.changes().forEach(change -> ledger.note(rewrite(callId, change)));
            return reply.text().clone();
        } catch (MediaControlException e) {
            int status = e.reason() == MediaControlException.Reason.NOT_ACCEPTABLE ? 488 : 500;
            throw new MediaRefused(status, e.explanation());
        }
    }

    private static Rewrite rewrite(String callId, LineChange change) {
        return new Rewrite(callId, change.where(), change.before(), change.after(), change.rule(), change.rfc());
    }

    private static SessionFigures figures(BridgeReport report) {
        return new SessionFigures(
                report.rtpToPlain().sent(), report.rtpToBrowser().sent(), report.dropped());
    }

    private static Side side(Peer peer) {
        return peer == Peer.BROWSER ? Side.BROWSER : Side.PLAIN;
    }
}
