package io.sipwright.scenarios.phone.scripted.sip;

import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.ua.InviteServer;
import io.sipwright.pstn.ua.ServerTransaction;
import io.sipwright.pstn.ua.Session;
import io.sipwright.scenarios.phone.Media;
import io.sipwright.scenarios.phone.PhoneEvent;
import io.sipwright.scenarios.phone.scripted.media.PeerConnection;
import io.sipwright.scenarios.phone.scripted.sdp.DescriptionRefusedException;
import java.util.function.IntConsumer;

/** An incoming call (RFC 3261 §13.3). Confined to the phone's event loop. */
final class IncomingCall implements Call, InviteServer.Listener {
    private enum Phase {
        RINGING,
        ANSWERED,
        ESTABLISHED,
        OVER
    }

    private final CallContext board;
    private final SipText invite;
    private final InviteServer server;
    private final PeerConnection media;
    private final Conversation conversation;
    private Phase phase = Phase.RINGING;

    IncomingCall(CallContext board, ServerTransaction transaction) {
        this.board = board;
        this.invite = transaction.request();
        this.server = new InviteServer(board.core(), transaction, Tokens.token(10), Tokens.firstCseq(), this);
        this.media = board.connections().open(invite.bodyText().isBlank(), this::iceFailed);
        this.conversation = new Conversation(board, server.session(), media);
    }

    void ring() {
        server.provisional(server.response(100, "Trying"));
        server.provisional(server.response(180, "Ringing"));
        board.happened(PhoneEvent.Kind.INCOMING, invite.from().user());
    }

    /** Whether it can still be answered. */
    boolean isRinging() {
        return phase == Phase.RINGING;
    }

    void answer() {
        try {
            String description = invite.bodyText().isBlank()
                    ? media.offer(Media.AUDIO) // RFC 3261 §13.3.1: no offer in the INVITE, so ours is in the 2xx
                    : media.answerTo(invite.bodyText());
            phase = Phase.ANSWERED;
            server.accept(board.form().response(invite, 200, "OK", server.localTag(), Body.sdp(description)));
        } catch (DescriptionRefusedException refused) {
            refuse(488, "Not Acceptable Here", refused.named());
        }
    }

    void reject() {
        refuse(486, "Busy Here", "486");
    }

    private void refuse(int status, String reason, String detail) {
        server.refuse(status, reason);
        fail(detail);
    }

    private void fail(String detail) {
        phase = Phase.OVER;
        conversation.abort();
        board.happened(PhoneEvent.Kind.FAILED, detail);
    }

    private void iceFailed() {
        if (phase == Phase.ESTABLISHED) {
            conversation.hangUp("SIP;cause=408;text=\"RTP Timeout\""); // as JsSIP
        }
    }

    @Override
    public void hangUp() {
        switch (phase) {
            case RINGING -> refuse(480, "Temporarily Unavailable", "480");
            case ANSWERED, ESTABLISHED -> {
                phase = Phase.OVER;
                conversation.hangUp("");
            }
            case OVER -> {}
        }
    }

    @Override
    public void request(Session session, ServerTransaction transaction) {
        conversation.received(transaction);
    }

    @Override
    public void cancelled(SipText cancel) {
        fail("487");
    }

    @Override
    public void acknowledged(Session session, SipText ack) {
        if (phase != Phase.ANSWERED) {
            conversation.acknowledged(ack);
            return;
        }
        phase = Phase.ESTABLISHED;
        if (!invite.bodyText().isBlank() || answeredBy(ack)) {
            board.happened(PhoneEvent.Kind.ESTABLISHED, "200");
        }
    }

    @Override
    public void neverAcknowledged(Session session) {
        if (phase == Phase.ANSWERED) {
            conversation.bye("");
            fail("408");
        } else {
            hangUp();
        }
    }

    private boolean answeredBy(SipText ack) {
        try {
            media.answered(ack.bodyText());
            return true;
        } catch (DescriptionRefusedException refused) {
            conversation.bye("");
            fail(refused.named());
            return false;
        }
    }

    @Override
    public boolean isOver() {
        return phase == Phase.OVER || conversation.isOver();
    }

    @Override
    public void request(String method, IntConsumer status) {
        if (phase == Phase.ESTABLISHED) {
            conversation.request(method, status);
        } else {
            status.accept(0);
        }
    }

    @Override
    public PeerConnection media() {
        return media;
    }

    @Override
    public void lost() {
        if (phase == Phase.RINGING || phase == Phase.ANSWERED) {
            fail("503");
        }
    }
}
