package io.sipwright.scenarios.phone.scripted.sip;

import io.sipwright.pstn.sip.SipEdit;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.ua.ResponseListener;
import io.sipwright.pstn.ua.Session;
import io.sipwright.scenarios.phone.PhoneEvent;
import io.sipwright.scenarios.phone.scripted.media.PeerConnection;
import io.sipwright.scenarios.phone.scripted.sdp.DescriptionRefusedException;
import java.util.function.IntConsumer;

/** Sends requests of every kind within an established dialog (NAT-009). Confined to the phone's event loop. */
final class InDialogRequest {
    private static final String INFO_BODY = "Signal=5\r\nDuration=100";

    private final CallContext board;
    private final Session session;
    private final PeerConnection media;

    InDialogRequest(CallContext board, Session session, PeerConnection media) {
        this.board = board;
        this.session = session;
        this.media = media;
    }

    void send(String method, IntConsumer status) {
        SipEdit edit = session.begin(method);
        Body body = body(method);
        switch (method) {
            case "INVITE", "UPDATE" ->
                edit.add("Contact", board.form().identity().callingContact());
            case "NOTIFY" -> // RFC 6665 §8.2.1, table: Contact is mandatory
                edit.add("Contact", board.form().identity().callingContact())
                        .add("Event", "sipwright")
                        .add("Subscription-State", "active;expires=60");
            default -> {}
        }
        session.send(board.form().end(edit, body), new Answered(method.equals("INVITE"), status));
    }

    private Body body(String method) {
        return switch (method) {
            case "INVITE" -> Body.sdp(media.offerAgain());
            case "INFO" -> new Body("application/dtmf-relay", INFO_BODY);
            case "MESSAGE" -> new Body("text/plain", "in the call");
            default -> Body.NONE;
        };
    }

    private final class Answered implements ResponseListener {
        private final boolean invite;
        private final IntConsumer status;

        Answered(boolean invite, IntConsumer status) {
            this.invite = invite;
            this.status = status;
        }

        @Override
        public void response(SipText response) {
            if (response.status() < 200) {
                return;
            }
            if (invite && response.status() < 300) {
                accepted(response);
            }
            status.accept(response.status());
        }

        private void accepted(SipText response) {
            try {
                media.answered(response.bodyText());
            } catch (DescriptionRefusedException refused) {
                board.happened(PhoneEvent.Kind.ERROR, refused.named());
            }
        }

        @Override
        public void failed(int code) {
            status.accept(code);
        }
    }
}
