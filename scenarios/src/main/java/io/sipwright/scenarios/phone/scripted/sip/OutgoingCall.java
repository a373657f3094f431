package io.sipwright.scenarios.phone.scripted.sip;

import io.sipwright.pstn.sip.SipEdit;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.ua.InviteClient;
import io.sipwright.pstn.ua.RequestFields;
import io.sipwright.pstn.ua.ResponseListener;
import io.sipwright.pstn.ua.ServerTransaction;
import io.sipwright.pstn.ua.Session;
import io.sipwright.pstn.ua.Sessions;
import io.sipwright.scenarios.phone.Media;
import io.sipwright.scenarios.phone.PhoneEvent;
import io.sipwright.scenarios.phone.scripted.media.PeerConnection;
import io.sipwright.scenarios.phone.scripted.sdp.DescriptionRefusedException;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** An outgoing call (RFC 3261 §13.2). Confined to the phone's event loop. */
final class OutgoingCall implements Call, InviteClient.Listener {
    private static final String BAD_DESCRIPTION = "SIP;cause=488;text=\"Not Acceptable Here\"";

    private enum Phase {
        CALLING,
        ESTABLISHED,
        OVER
    }

    private final CallContext board;
    private final PeerConnection media;
    private final InviteClient client;
    private Phase phase = Phase.CALLING;
    private boolean cancelled;
    private boolean rang;
    private String applied = "";
    private @Nullable Conversation conversation;

    OutgoingCall(CallContext board, String destination, Media wanted) {
        this.board = board;
        this.media = board.connections().open(true, this::iceFailed);
        String uri = uri(destination);
        String from = "<" + board.form().identity().line().aor() + ">;tag=" + Tokens.token(10);
        RequestFields fields =
                RequestFields.of("INVITE", uri, from, "<" + uri + ">", Tokens.token(20), Tokens.firstCseq());
        SipEdit edit = board.form()
                .begin(fields)
                .add("Contact", board.form().identity().callingContact());
        SipText invite = board.form().end(edit, Body.sdp(media.offer(wanted)));
        this.client = new InviteClient(board.core(), invite, this);
    }

    private String uri(String destination) {
        if (destination.startsWith("sip:") || destination.startsWith("sips:")) {
            return destination;
        }
        return "sip:" + destination + "@" + board.form().identity().line().domain();
    }

    void start() {
        client.begin();
    }

    @Override
    public void provisional(SipText response) {
        if (response.status() == 180 && !rang) {
            rang = true;
            board.happened(PhoneEvent.Kind.RINGING, "180");
        }
        if (applied.isEmpty() && response.contentType().equals(JsSipForm.SDP)) {
            applyEarly(response);
        }
    }

    @Override
    public void refused(SipText response) {
        failed(response.status());
    }

    @Override
    public void failed(int status) {
        if (phase == Phase.CALLING) {
            fail(Integer.toString(status));
        }
    }

    private void applyEarly(SipText response) {
        try {
            media.answered(response.bodyText());
            applied = response.bodyText();
            board.happened(PhoneEvent.Kind.EARLY_MEDIA, Integer.toString(response.status()));
        } catch (DescriptionRefusedException refused) {
            board.happened(PhoneEvent.Kind.ERROR, refused.named());
        }
    }

    @Override
    public void accepted(Session session, SipText response) {
        if (phase == Phase.CALLING && !cancelled) {
            Conversation next = new Conversation(board, session, media);
            conversation = next;
            establish(next, response);
            return;
        }
        session.bye(ResponseListener.NONE);
        failed(487);
    }

    @Override
    public void request(Session session, ServerTransaction transaction) {
        if (conversation != null && conversation.session() == session) {
            conversation.received(transaction);
        } else {
            Sessions.unknown(transaction); // no requests in early dialogs
        }
    }

    @Override
    public void acknowledged(Session session, SipText ack) {
        if (conversation != null) {
            conversation.acknowledged(ack);
        }
    }

    @Override
    public void neverAcknowledged(Session session) {
        hangUp();
    }

    private void establish(Conversation talk, SipText response) {
        try {
            if (!response.bodyText().isBlank() && !response.bodyText().equals(applied)) {
                media.answered(response.bodyText());
            } else if (applied.isEmpty()) {
                throw new DescriptionRefusedException("the " + response.status() + " to INVITE has no SDP answer");
            }
            phase = Phase.ESTABLISHED;
            board.happened(PhoneEvent.Kind.ESTABLISHED, Integer.toString(response.status()));
        } catch (DescriptionRefusedException refused) {
            talk.bye(BAD_DESCRIPTION);
            fail(refused.named());
        }
    }

    private void fail(String detail) {
        phase = Phase.OVER;
        media.close();
        board.happened(PhoneEvent.Kind.FAILED, detail);
    }

    private void iceFailed() {
        if (phase == Phase.ESTABLISHED && conversation != null) {
            conversation.hangUp("SIP;cause=408;text=\"RTP Timeout\""); // as JsSIP
        }
    }

    @Override
    public void hangUp() {
        if (phase == Phase.ESTABLISHED && conversation != null) {
            conversation.hangUp("");
        } else if (phase != Phase.OVER && !cancelled) {
            cancelled = true;
            client.cancel();
        }
    }

    @Override
    public boolean isOver() {
        return phase == Phase.OVER || (conversation != null && conversation.isOver());
    }

    @Override
    public void request(String method, IntConsumer status) {
        if (conversation == null) {
            status.accept(0);
        } else {
            conversation.request(method, status);
        }
    }

    @Override
    public PeerConnection media() {
        return media;
    }

    @Override
    public void lost() {
        failed(503);
    }
}
