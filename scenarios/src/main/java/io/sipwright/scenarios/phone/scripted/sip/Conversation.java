package io.sipwright.scenarios.phone.scripted.sip;

import io.sipwright.pstn.sip.SipEdit;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.scenarios.phone.PhoneEvent;
import io.sipwright.scenarios.phone.scripted.media.PeerConnection;
import io.sipwright.scenarios.phone.scripted.sdp.DescriptionRefused;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An established call: what is asked within its dialog, from either side. Confined to the phone's event loop. */
final class Conversation {
    private static final Pattern SIGNAL = Pattern.compile("(?im)^Signal\\s*=\\s*([0-9A-D*#])");

    private final CallContext board;
    private final Dialog dialog;
    private final PeerConnection media;
    private final InDialogRequest requests;
    private boolean offerAwaitsAck;
    private boolean over;

    Conversation(CallContext board, Dialog dialog, PeerConnection media) {
        this.board = board;
        this.dialog = dialog;
        this.media = media;
        this.requests = new InDialogRequest(board, dialog, media);
    }

    boolean isOver() {
        return over;
    }

    Dialog dialog() {
        return dialog;
    }

    void request(String method, IntConsumer status) {
        requests.send(method, status);
    }

    void received(SipText request) {
        String method = request.method();
        if (method.equals("ACK")) {
            acknowledged(request);
        } else if (!dialog.inOrder(request)) {
            board.answer(request, 500, "Server Internal Error"); // RFC 3261 §12.2.2
        } else {
            inOrder(request, method);
        }
    }

    private void inOrder(SipText request, String method) {
        switch (method) {
            case "BYE" -> {
                board.answer(request, 200, "OK");
                end("remote");
            }
            case "INVITE" -> reinvited(request);
            case "UPDATE" -> updated(request);
            case "INFO" -> {
                board.answer(request, 200, "OK");
                digit(request);
            }
            case "MESSAGE", "NOTIFY", "OPTIONS" -> board.answer(request, 200, "OK"); // NAT-009
            default -> board.answer(request, 405, "Method Not Allowed");
        }
    }

    private void reinvited(SipText request) {
        dialog.retarget(request);
        board.answer(request, 100, "Trying");
        if (request.bodyText().isBlank()) {
            offerAwaitsAck = true; // RFC 3261 §14.2: an offerless re-INVITE gets our offer
            board.answer(request, 200, "OK", "", Body.sdp(media.offerAgain()));
        } else {
            answerOffer(request);
        }
    }

    private void updated(SipText request) {
        dialog.retarget(request);
        if (request.bodyText().isBlank()) {
            board.answer(request, 200, "OK");
        } else {
            answerOffer(request);
        }
    }

    private void answerOffer(SipText request) {
        try {
            board.answer(request, 200, "OK", "", Body.sdp(media.answerTo(request.bodyText())));
        } catch (DescriptionRefused refused) {
            board.happened(PhoneEvent.Kind.ERROR, refused.named());
            board.answer(request, 488, "Not Acceptable Here");
        }
    }

    private void acknowledged(SipText ack) {
        if (offerAwaitsAck && !ack.bodyText().isBlank()) {
            offerAwaitsAck = false;
            try {
                media.answered(ack.bodyText());
            } catch (DescriptionRefused refused) {
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

    /** Sends BYE; the call is over at once, as in JsSIP. */
    void hangUp(String reason) {
        if (!over) {
            bye(reason);
            end("local");
        }
    }

    /** Sends BYE and records nothing: the call has failed already. */
    void bye(String reason) {
        SipEdit bye = dialog.request("BYE");
        if (!reason.isEmpty()) {
            bye.add("Reason", reason);
        }
        SipText request = board.form().end(bye, JsSipForm.supported("BYE"), Body.NONE);
        board.requests().send(request, dialog::nextCseq, Ignored.OUTCOME);
    }

    private void end(String by) {
        if (!over) {
            over = true;
            media.close();
            board.happened(PhoneEvent.Kind.ENDED, by);
        }
    }

    /** The call is over without an ENDED: it failed. */
    void abort() {
        over = true;
        media.close();
    }
}
