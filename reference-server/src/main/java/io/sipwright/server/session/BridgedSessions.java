package io.sipwright.server.session;

import io.sipwright.server.explain.ReasonLedger;
import io.sipwright.server.limit.LimitCounters;
import io.sipwright.server.media.bridge.MediaSettings;
import io.sipwright.server.media.control.BridgedCall;
import io.sipwright.server.media.control.BridgedMediaSessions;
import io.sipwright.server.media.control.MediaRefusedException;
import io.sipwright.server.media.control.MediaSession;
import io.sipwright.server.media.control.OfferExchange;
import io.sipwright.server.sdp.MediaKind;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The facade by Call-ID over the one by branch, until routing has dialogs of its own. Thread-safe. */
public final class BridgedSessions implements MediaSessions, AutoCloseable {
    private final io.sipwright.server.media.control.MediaSessions media;
    private final Listener listener;
    private final Map<String, Call> calls = new ConcurrentHashMap<>();

    private BridgedSessions(io.sipwright.server.media.control.MediaSessions media, Listener listener) {
        this.media = media;
        this.listener = listener;
    }

    /**
     * Makes the certificate and opens the bridge's ports.
     *
     * @param listener is called, on a media thread, when a call's media cannot go on; it may call {@link #end}
     * @throws IOException when the ICE port cannot be bound
     */
    public static BridgedSessions open(MediaSettings settings, ReasonLedger ledger, Listener listener)
            throws IOException {
        return new BridgedSessions(BridgedMediaSessions.open(settings, ledger, new LimitCounters()), listener);
    }

    @Override
    public byte[] offer(String callId, Peer fromOfferer, Peer toAnswerer, byte[] sdp) throws MediaRefused {
        if (fromOfferer == toAnswerer) {
            return sdp;
        }
        Call known = calls.get(callId);
        Call call = known == null ? open(callId) : known;
        try {
            return call.offer(kind(fromOfferer), sdp);
        } catch (MediaRefusedException e) {
            if (known == null) {
                end(callId, EndReason.FAILURE);
            }
            throw new MediaRefused(e.status(), String.valueOf(e.getMessage()));
        }
    }

    @Override
    public byte[] answer(String callId, Peer fromAnswerer, Peer toOfferer, byte[] sdp) throws MediaRefused {
        if (fromAnswerer == toOfferer) {
            return sdp;
        }
        Call call = calls.get(callId);
        try {
            if (call == null) {
                throw new MediaRefusedException(500, "an answer without an offer (RFC 3264 §4)");
            }
            return call.answer(sdp);
        } catch (MediaRefusedException e) {
            throw new MediaRefused(e.status(), String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void end(String callId, EndReason reason) {
        Call call = calls.remove(callId);
        if (call != null) {
            call.session.end(io.sipwright.server.media.control.EndReason.valueOf(reason.name()));
        }
    }

    @Override
    public Optional<SessionFigures> query(String callId) {
        return Optional.ofNullable(calls.get(callId)).map(call -> {
            var figures = call.session.figures();
            return new SessionFigures(figures.toRtp(), figures.toWebRtc(), figures.dropped());
        });
    }

    @Override
    public int alive() {
        return media.alive();
    }

    /** Ends what is alive and gives back every port. */
    @Override
    public void close() {
        media.close();
    }

    private Call open(String callId) throws MediaRefused {
        try {
            BridgedCall branch = new BridgedCall(callId, callId, InetAddress.getLoopbackAddress());
            MediaSession session = media.open(branch, (failed, why) -> listener.mediaFailed(callId, why));
            Call call = new Call(session);
            calls.put(callId, call);
            return call;
        } catch (MediaRefusedException e) {
            throw new MediaRefused(e.status(), String.valueOf(e.getMessage()));
        }
    }

    private static MediaKind kind(Peer peer) {
        return peer == Peer.BROWSER ? MediaKind.WEBRTC : MediaKind.RTP;
    }

    /** One Call-ID. */
    private static final class Call {
        private final MediaSession session;
        private @Nullable OfferExchange exchange;
        private byte[] offerText = new byte[0];

        Call(MediaSession session) {
            this.session = session;
        }

        synchronized byte[] offer(MediaKind from, byte[] text) throws MediaRefusedException {
            OfferExchange before = exchange;
            if (before != null && Arrays.equals(text, offerText)) {
                return before.offer();
            }
            if (before != null) {
                before.withdraw();
            }
            OfferExchange fresh = session.offer(from, text);
            exchange = fresh;
            offerText = text.clone();
            return fresh.offer();
        }

        synchronized byte[] answer(byte[] text) throws MediaRefusedException {
            OfferExchange open = exchange;
            if (open == null) {
                throw new MediaRefusedException(500, "an answer without an offer (RFC 3264 §4)");
            }
            byte[] reply = open.answer(text);
            open.accept();
            return reply;
        }
    }
}
