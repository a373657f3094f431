package io.sipwright.server.app;

import io.sipwright.server.explain.ReasonLedger;
import io.sipwright.server.media.bridge.MediaSettings;
import io.sipwright.server.media.control.BridgedCall;
import io.sipwright.server.media.control.EndReason;
import io.sipwright.server.media.control.MediaRefusedException;
import io.sipwright.server.media.control.MediaSession;
import io.sipwright.server.media.control.MediaSessions;
import io.sipwright.server.media.control.OfferExchange;
import io.sipwright.server.media.control.SessionFigures;
import io.sipwright.server.sdp.MediaKind;
import io.sipwright.server.session.BridgedSessions;
import io.sipwright.server.session.MediaRefused;
import io.sipwright.server.session.Peer;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** Sessions by branch on the bridge that knows calls: each session is a call of its own there. It cannot roll back. */
final class KeyedMedia implements MediaSessions {
    private final BridgedSessions calls;
    private final Map<String, Runnable> failures = new ConcurrentHashMap<>();
    private final AtomicLong keys = new AtomicLong();
    private final AtomicLongArray ended = new AtomicLongArray(EndReason.values().length);

    KeyedMedia(MediaSettings settings, ReasonLedger ledger) throws IOException {
        calls = BridgedSessions.open(
                settings,
                rewrite -> ledger.note(new io.sipwright.server.explain.Rewrite(
                        rewrite.callId().replaceFirst("#\\d+$", ""),
                        rewrite.where(),
                        rewrite.before(),
                        rewrite.after(),
                        rewrite.rule(),
                        rewrite.rfc())),
                (key, why) -> failures.getOrDefault(key, () -> {}).run());
    }

    @Override
    public MediaSession open(BridgedCall call, MediaSession.Listener listener) {
        Session session = new Session(call.callId() + "#" + keys.incrementAndGet());
        failures.put(session.key, () -> listener.mediaFailed(session, "media failed"));
        return session;
    }

    @Override
    public int alive() {
        return calls.alive();
    }

    @Override
    public Map<EndReason, Long> ended() {
        Map<EndReason, Long> counts = new EnumMap<>(EndReason.class);
        for (EndReason reason : EndReason.values()) {
            counts.put(reason, ended.get(reason.ordinal()));
        }
        return counts;
    }

    @Override
    public void close() {
        calls.close();
    }

    private final class Session implements MediaSession {
        private final String key;

        Session(String key) {
            this.key = key;
        }

        @Override
        public OfferExchange offer(MediaKind from, byte[] sdp) throws MediaRefusedException {
            Peer one = from == MediaKind.WEBRTC ? Peer.BROWSER : Peer.PLAIN;
            Peer other = from == MediaKind.WEBRTC ? Peer.PLAIN : Peer.BROWSER;
            try {
                byte[] offer = calls.offer(key, one, other, sdp);
                return new OfferExchange() {
                    @Override
                    public byte[] offer() {
                        return offer;
                    }

                    @Override
                    public byte[] answer(byte[] answer) throws MediaRefusedException {
                        try {
                            return calls.answer(key, other, one, answer);
                        } catch (MediaRefused refused) {
                            throw new MediaRefusedException(refused.status(), String.valueOf(refused.getMessage()));
                        }
                    }

                    @Override
                    public void accept() {}

                    @Override
                    public void withdraw() {}
                };
            } catch (MediaRefused refused) {
                throw new MediaRefusedException(refused.status(), String.valueOf(refused.getMessage()));
            }
        }

        @Override
        public void end(EndReason reason) {
            if (failures.remove(key) != null) {
                ended.incrementAndGet(reason.ordinal());
                calls.end(key, io.sipwright.server.session.MediaSessions.EndReason.BYE);
            }
        }

        @Override
        public SessionFigures figures() {
            return calls.query(key)
                    .map(known -> new SessionFigures(false, known.toPlain(), known.toBrowser(), known.dropped()))
                    .orElse(new SessionFigures(false, 0, 0, 0));
        }
    }
}
