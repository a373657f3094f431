package io.sipwright.server;

import io.sipwright.server.media.control.BridgedCall;
import io.sipwright.server.media.control.EndReason;
import io.sipwright.server.media.control.MediaRefusedException;
import io.sipwright.server.media.control.MediaSession;
import io.sipwright.server.media.control.MediaSessions;
import io.sipwright.server.media.control.OfferExchange;
import io.sipwright.server.media.control.SessionCounts;
import io.sipwright.server.sdp.MediaKind;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Marks what passes and takes down what it was asked; the real bridge has tests of its own. */
public final class RecordingMedia implements MediaSessions {
    /** What was asked of all sessions, in order: for example {@code offer WEBRTC}, {@code accept}, {@code end BYE}. */
    public final List<String> asked = new CopyOnWriteArrayList<>();

    /** Accounts of the browsers whose sessions were opened. */
    public final List<String> accounts = new CopyOnWriteArrayList<>();

    /** In the order in which they were opened. */
    public final List<Session> sessions = new CopyOnWriteArrayList<>();

    public volatile boolean refusesAnswers;
    public volatile boolean refusesSessions;
    public volatile boolean breaks;
    public volatile boolean breaksAnswers;

    @Override
    public MediaSession open(BridgedCall call, MediaSession.Listener listener) throws MediaRefusedException {
        if (refusesSessions) {
            throw new MediaRefusedException(503, "No pair of RTP ports is free");
        }
        accounts.add(call.account());
        Session session = new Session(sessions.size(), listener);
        sessions.add(session);
        return session;
    }

    @Override
    public int alive() {
        return (int) sessions.stream().filter(session -> !session.over).count();
    }

    @Override
    public Map<EndReason, Long> ended() {
        return new EnumMap<>(EndReason.class);
    }

    @Override
    public void close() {}

    /** One session; its number is in its log lines. */
    public final class Session implements MediaSession {
        private final int number;
        private final Listener listener;
        private volatile boolean over;

        Session(int number, Listener listener) {
            this.number = number;
            this.listener = listener;
        }

        public void fail(String why) {
            listener.mediaFailed(this, why);
        }

        public boolean over() {
            return over;
        }

        @Override
        public OfferExchange offer(MediaKind from, byte[] sdp) throws MediaRefusedException {
            if (breaks) {
                throw new IllegalStateException("a defect");
            }
            asked.add("offer " + from);
            return new Exchange(mark(sdp, "offer-" + number), from);
        }

        @Override
        public void end(EndReason reason) {
            if (!over) {
                over = true;
                asked.add("end " + reason);
            }
        }

        @Override
        public SessionCounts figures() {
            return new SessionCounts(false, 0, 0, 0);
        }

        private final class Exchange implements OfferExchange {
            private final byte[] offer;
            private final MediaKind from;

            Exchange(byte[] offer, MediaKind from) {
                this.offer = offer;
                this.from = from;
            }

            @Override
            public byte[] offer() {
                return offer;
            }

            @Override
            public byte[] answer(byte[] sdp) throws MediaRefusedException {
                if (breaksAnswers) {
                    throw new IllegalStateException("a defect");
                }
                asked.add("answer to " + from);
                if (refusesAnswers) {
                    throw new MediaRefusedException(488, "Not Acceptable Here");
                }
                return mark(sdp, "answer-" + number);
            }

            @Override
            public void accept() {
                asked.add("accept");
            }

            @Override
            public void withdraw() {
                asked.add("withdraw");
            }
        }
    }

    private static byte[] mark(byte[] sdp, String as) {
        String text = new String(sdp, StandardCharsets.UTF_8);
        return (text + "a=x-" + as + "\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
