package io.sipwright.server.media.control;

import io.sipwright.server.sdp.rewrite.ParsedDescription;
import io.sipwright.server.sdp.rewrite.RemotePlain;
import io.sipwright.server.sdp.rewrite.RewrittenSdp;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One offer, its answer and the decision on them. Its methods hold the session's lock. */
final class OfferAnswer implements OfferExchange {
    private final BridgedMediaSession session;
    private final ParsedDescription offer;
    private final @Nullable RemotePlain remote;
    private final RewrittenSdp sent;
    private final byte[] offerText;
    private byte[] answerText = new byte[0];
    private byte @Nullable [] reply;
    private Decision decision = Decision.OPEN;

    private enum Decision {
        OPEN,
        ACCEPTED,
        WITHDRAWN
    }

    /**
     * @param remote where the offerer wants its packets, if it is the RTP side
     * @param sent the bridge's own offer to the other side
     * @param offerText the same as it is sent on
     */
    OfferAnswer(
            BridgedMediaSession session,
            ParsedDescription offer,
            @Nullable RemotePlain remote,
            RewrittenSdp sent,
            byte[] offerText) {
        this.session = session;
        this.offer = offer;
        this.remote = remote;
        this.sent = sent;
        this.offerText = offerText;
    }

    @Override
    public byte[] offer() {
        return offerText.clone();
    }

    @Override
    public byte[] answer(byte[] text) throws MediaRefusedException {
        synchronized (session) {
            byte[] before = reply;
            if (before != null && Arrays.equals(text, answerText)) { // SDP-033 · RFC 3261 §13.2.1
                return before.clone();
            }
            if (decision == Decision.WITHDRAWN) {
                throw new MediaRefusedException(500, "an answer to an offer that was withdrawn (RFC 3264 §4)");
            }
            byte[] fresh = session.answer(this, text);
            answerText = text.clone();
            reply = fresh;
            if (decision == Decision.ACCEPTED) { // another answerer, RFC 3261 §13.2.2.4
                session.accepted(this);
            }
            return fresh.clone();
        }
    }

    @Override
    public void accept() {
        synchronized (session) {
            if (!answered()) {
                withdraw();
            } else if (undecided()) {
                decision = Decision.ACCEPTED;
                session.accepted(this);
            }
        }
    }

    @Override
    public void withdraw() {
        synchronized (session) {
            if (undecided()) {
                decision = Decision.WITHDRAWN;
                session.withdrawn();
            }
        }
    }

    boolean undecided() {
        return decision == Decision.OPEN;
    }

    boolean answered() {
        return reply != null;
    }

    /** The offer as it was read. */
    ParsedDescription parsed() {
        return offer;
    }

    @Nullable
    RemotePlain remote() {
        return remote;
    }

    RewrittenSdp sent() {
        return sent;
    }
}
