package io.sipwright.server.dialog;

import io.sipwright.server.media.control.BridgedCall;
import io.sipwright.server.media.control.EndReason;
import io.sipwright.server.media.control.MediaRefusedException;
import io.sipwright.server.media.control.MediaSession;
import io.sipwright.server.media.control.MediaSessions;
import io.sipwright.server.media.control.OfferExchange;
import io.sipwright.server.sdp.MediaKind;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The media of one bridged branch, later of its dialog: one session, and its open offer (RFC 3264 §4: one at a time).
 * The session is opened by the first offer. Thread-safe.
 */
public final class DialogMedia {
    /** Repeated responses and ACKs need the earlier result, even if an UPDATE was settled since. */
    private static final int SETTLED_KEPT = 4;

    private final MediaSessions sessions;
    private final BridgedCall call;
    private final MediaKind caller;
    private volatile Consumer<String> owner;
    private @Nullable MediaSession session;
    private @Nullable Offer open;
    private final Deque<Offer> settled = new ArrayDeque<>();
    private final Deque<Heir> heirs = new ArrayDeque<>();
    private boolean ended;

    /** Media of another dialog of the same branch, and the answer that set it up. */
    private record Heir(DialogMedia media, byte[] answer) {}

    /**
     * @param caller the kind of media at the caller's end; the callee's is the other kind
     * @param owner receives the reason when media fail, on a media thread
     */
    public DialogMedia(MediaSessions sessions, BridgedCall call, MediaKind caller, Consumer<String> owner) {
        this.sessions = sessions;
        this.call = call;
        this.caller = caller;
        this.owner = owner;
    }

    /** One offer with its forwarded text: the same text again gives the same result. */
    private static final class Offer {
        private final OfferKey key;
        private final boolean inResponse;
        private final MediaKind from;
        private final byte[] received;
        private final OfferExchange exchange;
        private byte @Nullable [] answer;
        private byte @Nullable [] answerSent;

        Offer(OfferKey key, boolean inResponse, MediaKind from, byte[] received, OfferExchange exchange) {
            this.key = key;
            this.inResponse = inResponse;
            this.from = from;
            this.received = received.clone();
            this.exchange = exchange;
        }

        boolean is(OfferKey other, boolean response) {
            return key.equals(other) && inResponse == response;
        }

        byte[] answered(byte[] sdp) throws MediaRefusedException {
            byte[] known = answerSent;
            if (known != null && Arrays.equals(answer, sdp)) {
                return known;
            }
            byte[] sent = exchange.answer(sdp);
            answer = sdp.clone();
            answerSent = sent;
            return sent;
        }
    }

    public void ownedBy(Consumer<String> next) {
        owner = next;
    }

    /** The kind of media at one end. */
    public MediaKind kind(boolean ofCaller) {
        return ofCaller ? caller : caller == MediaKind.WEBRTC ? MediaKind.RTP : MediaKind.WEBRTC;
    }

    /** An offer in INVITE, UPDATE or PRACK (RFC 3261 §13.2.1, RFC 3311 §5.1, RFC 3262 §5). */
    public synchronized byte[] offerInRequest(OfferKey key, MediaKind from, byte[] sdp) throws MediaRefusedException {
        return opened(key, false, from, sdp).exchange.offer();
    }

    /** An offer in a reliable response to an INVITE without one; a repetition gives the same result. */
    public synchronized byte[] offerInResponse(OfferKey key, MediaKind from, byte[] sdp) throws MediaRefusedException {
        Optional<Offer> done = settled(key, true);
        if (done.isPresent()) {
            return done.get().exchange.offer();
        }
        Offer known = open;
        if (known != null && known.is(key, true)) {
            if (Arrays.equals(known.received, sdp)) {
                return known.exchange.offer();
            }
            withdraw(known);
        }
        return opened(key, true, from, sdp).exchange.offer();
    }

    private Offer opened(OfferKey key, boolean inResponse, MediaKind from, byte[] sdp) throws MediaRefusedException {
        Offer known = open;
        if (known != null && known.is(key, inResponse) && Arrays.equals(known.received, sdp)) {
            return known; // the same request to a further target
        }
        if (known != null && known.answerSent == null) {
            throw MediaRefusedException.unanswered(known.from == from); // CALL-008, CALL-009 · RFC 3261 §14.2
        }
        if (known != null) {
            accept(known); // answered in an unreliable 1xx: the new offer shows that the answer was accepted
        }
        Offer offer = new Offer(key, inResponse, from, sdp, session().offer(from, sdp));
        open = offer;
        return offer;
    }

    private MediaSession session() throws MediaRefusedException {
        MediaSession known = session;
        if (ended) {
            throw new MediaRefusedException(500, "The media of this call are over");
        }
        if (known == null) {
            known = sessions.open(call, (failed, why) -> owner.accept(why));
            session = known;
        }
        return known;
    }

    /**
     * An answer in a response.
     *
     * @param reliable whether it settles the offer: in a 2xx or a reliable 1xx
     * @return empty if there was no offer
     */
    public synchronized Optional<byte[]> answerInResponse(OfferKey key, byte[] sdp, boolean reliable)
            throws MediaRefusedException {
        return answer(key, false, sdp, reliable);
    }

    /** An answer in ACK or PRACK to the offer in a response; empty if no answer is due. */
    public synchronized Optional<byte[]> answerInRequest(OfferKey invite, byte[] sdp) throws MediaRefusedException {
        return answer(invite, true, sdp, true);
    }

    private Optional<byte[]> answer(OfferKey key, boolean inResponse, byte[] sdp, boolean reliable)
            throws MediaRefusedException {
        Optional<Offer> done = settled(key, inResponse);
        if (done.isPresent()) { // a repetition; RFC 6337 §2.2: it must not differ
            return Optional.ofNullable(done.get().answerSent);
        }
        Offer offer = open;
        if (offer == null || !offer.is(key, inResponse)) {
            return Optional.empty();
        }
        byte[] sent = offer.answered(sdp);
        if (reliable) {
            accept(offer);
        }
        return Optional.of(sent);
    }

    /** Whether the answer to an offer in a response to this INVITE is still due. */
    public synchronized boolean owesAnswer(OfferKey invite) {
        return open != null && open.is(invite, true);
    }

    /** The request got a 2xx: its offer is accepted, if it has an answer. */
    public synchronized void succeeded(OfferKey key) {
        Offer offer = open;
        if (offer != null && offer.is(key, false)) {
            if (offer.answerSent == null) {
                withdraw(offer);
            } else {
                accept(offer);
            }
        }
    }

    /** Refused, cancelled or unanswered: the earlier state stays (RFC 3261 §14.1). */
    public synchronized void failed(OfferKey key) {
        Offer offer = open;
        if (offer != null && offer.key.equals(key)) {
            withdraw(offer);
        }
    }

    private void accept(Offer offer) {
        offer.exchange.accept();
        open = null;
        settled.addFirst(offer);
        if (settled.size() > SETTLED_KEPT) {
            settled.removeLast();
        }
    }

    private Optional<Offer> settled(OfferKey key, boolean inResponse) {
        return settled.stream().filter(offer -> offer.is(key, inResponse)).findFirst();
    }

    private void withdraw(Offer offer) {
        offer.exchange.withdraw();
        open = null;
    }

    /**
     * Another 2xx answered the same offer (RFC 3261 §13.2.2.4): if this dialog ends first, the session goes on as the other one's. For
     * answers of telephones; a browser answers once.
     */
    public synchronized void leaveTo(DialogMedia next, byte[] answer) {
        if (kind(false) == MediaKind.RTP) {
            heirs.add(new Heir(next, answer.clone()));
        }
    }

    /** The session ends; ports are free on return. The first reason counts. It goes on where an heir takes it. */
    public synchronized void end(EndReason reason) {
        boolean first = !ended;
        ended = true;
        MediaSession known = session;
        boolean asAnswered = first && open == null && settled.size() == 1;
        while (known != null && asAnswered && !heirs.isEmpty()) {
            Heir heir = heirs.remove();
            if (heir.media().takes(known, settled.getFirst(), heir.answer(), heirs)) {
                owner = why -> heir.media().owner.accept(why);
                session = null;
                return;
            }
        }
        if (known != null) {
            known.end(reason);
        }
    }

    private synchronized boolean takes(MediaSession given, Offer answered, byte[] answer, Deque<Heir> others) {
        if (ended || session != null) {
            return false;
        }
        try {
            answered.exchange.answer(answer);
        } catch (MediaRefusedException refused) {
            return false;
        }
        session = given;
        settled.add(answered);
        heirs.addAll(others);
        return true;
    }
}
