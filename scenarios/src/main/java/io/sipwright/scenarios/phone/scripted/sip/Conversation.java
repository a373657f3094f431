package io.sipwright.scenarios.phone.scripted.sip;

import io.sipwright.pstn.sip.SipEdit;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.ua.ResponseListener;
import io.sipwright.pstn.ua.ServerTransaction;
import io.sipwright.pstn.ua.Session;
import io.sipwright.scenarios.phone.PhoneEvent;
import io.sipwright.scenarios.phone.scripted.media.PeerConnection;
import io.sipwright.scenarios.phone.scripted.sdp.DescriptionRefusedException;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An established call: the requests within its dialog, from both sides. Confined to the phone's event loop. */
final class Conversation {
    private static final Pattern SIGNAL = Pattern.compile("(?im)^Signal\\s*=\\s*([0-9A-D*#])");

    private final CallContext board;
    private final Session session;
    private final PeerConnection media;
    private final InDialogRequest requests;
    private boolean offerAwaitsAck;
    private boolean over;

    Conversation(CallContext board, Session session, PeerConnection media) {
        this.board = board;
        this.session = session;
        this.media = media;
        this.requests = new InDialogRequest(board, session, media);
    }

    boolean isOver() {
        return over;
    }

    Session session() {
        return session;
    }

    void request(String method, IntConsumer status) {
        requests.send(method, status);
    }

    void received(ServerTransaction transaction) {
        switch (transaction.request().method()) {
            case "BYE" -> {
                board.answer(transaction, 200, "OK");
                end("remote");
            }
            case "INVITE" -> reinvited(transaction);
            case "UPDATE" -> updated(transaction);
            case "INFO" -> {
                board.answer(transaction, 200, "OK");
                digit(transaction.request());
            }
            case "MESSAGE", "NOTIFY", "OPTIONS" -> board.answer(transaction, 200, "OK"); // NAT-009
            default -> board.answer(transaction, 405, "Method Not Allowed");
        }
    }

    private void reinvited(ServerTransaction transaction) {
        session.dialog().refresh(transaction.request());
        board.answer(transaction, 100, "Trying");
        if (transaction.request().bodyText().isBlank()) {
            offerAwaitsAck = true; // RFC 3261 §14.2: an offerless re-INVITE gets our offer
            agree(transaction, media.offerAgain());
        } else {
            answerOffer(transaction);
        }
    }

    private void updated(ServerTransaction transaction) {
        session.dialog().refresh(transaction.request());
        if (transaction.request().bodyText().isBlank()) {
            board.answer(transaction, 200, "OK");
        } else {
            answerOffer(transaction);
        }
    }

    private void answerOffer(ServerTransaction transaction) {
        try {
            agree(transaction, media.answerTo(transaction.request().bodyText()));
        } catch (DescriptionRefusedException refused) {
            board.happened(PhoneEvent.Kind.ERROR, refused.named());
            board.answer(transaction, 488, "Not Acceptable Here");
        }
    }

    private void agree(ServerTransaction transaction, String description) {
        if (transaction.isInvite()) {
            SipText ok = board.form().response(transaction.request(), 200, "OK", "", Body.sdp(description));
            session.accept(transaction, ok);
        } else {
            board.answer(transaction, 200, "OK", Body.sdp(description));
        }
    }

    void acknowledged(SipText ack) {
        if (offerAwaitsAck && !ack.bodyText().isBlank()) {
            offerAwaitsAck = false;
            try {
                media.answered(ack.bodyText());
            } catch (DescriptionRefusedException refused) {
                board.happened(PhoneEvent.Kind.ERROR, refused.named());
            }
        }
    }

    private void digit(SipText info) {
        Matcher signal = SIGNAL.matcher(info.bodyText());
        if (signal.find()) {
            board.happened(PhoneEvent.Kind.DIGIT, signal.group(1));
        }
    }

    /** Sends BYE and ends the call at once, as JsSIP does. */
    void hangUp(String reason) {
        if (!over) {
            bye(reason);
            end("local");
        }
    }

    /** Sends BYE without an event: the call has already failed. */
    void bye(String reason) {
        SipEdit bye = session.begin("BYE");
        session.bye(reason.isEmpty() ? bye : bye.add("Reason", reason), ResponseListener.NONE);
    }

    private void end(String by) {
        if (!over) {
            abort();
            board.happened(PhoneEvent.Kind.ENDED, by);
        }
    }

    /** Ends the call without an ENDED event: it failed. */
    void abort() {
        over = true;
        session.end();
        media.close();
    }
}
