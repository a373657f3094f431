package io.sipwright.scenarios.phone.scripted.sip;

import io.netty.util.concurrent.Future;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.scenarios.phone.Media;
import io.sipwright.scenarios.phone.PhoneEvent;
import io.sipwright.scenarios.phone.scripted.media.PeerConnection;
import io.sipwright.scenarios.phone.scripted.sdp.DescriptionRefused;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** A call that comes in (RFC 3261 §13.3). Confined to the phone's event loop. */
final class IncomingCall implements Call {
    private static final long T1_MILLIS = 500;
    private static final long T2_MILLIS = 4_000;
    private static final long GIVE_UP_MILLIS = 64 * T1_MILLIS;

    private enum Phase {
        RINGING,
        ANSWERED,
        ESTABLISHED,
        OVER
    }

    private final CallContext board;
    private final SipText invite;
    private final String localTag = Tokens.token(10);
    private final PeerConnection media;
    private final Conversation conversation;
    private Phase phase = Phase.RINGING;
    private @Nullable Future<?> repeating;

    IncomingCall(CallContext board, SipText invite) {
        this.board = board;
        this.invite = invite;
        this.media = board.connections().open(invite.bodyText().isBlank(), this::iceFailed);
        this.conversation = new Conversation(board, Dialog.called(board.form(), invite, localTag), media);
    }

    void ring() {
        board.answer(invite, 100, "Trying");
        board.answer(invite, 180, "Ringing", localTag, Body.NONE);
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
            repeat(board.form().response(invite, 200, "OK", localTag, Body.sdp(description)), T1_MILLIS, 0);
        } catch (DescriptionRefused refused) {
            refuse(488, "Not Acceptable Here", refused.named());
        }
    }

    /** The 2xx is repeated until the ACK, on every transport (RFC 3261 §13.3.1.4). */
    private void repeat(SipText ok, long interval, long elapsed) {
        if (phase != Phase.ANSWERED) {
            return;
        }
        if (elapsed >= GIVE_UP_MILLIS) {
            conversation.bye("");
            fail("408");
            return;
        }
        board.wire().accept(ok);
        long next = Math.min(2 * interval, T2_MILLIS);
        repeating = board.loop().schedule(() -> repeat(ok, next, elapsed + interval), interval, TimeUnit.MILLISECONDS);
    }

    void reject() {
        refuse(486, "Busy Here", "486");
    }

    private void refuse(int status, String reason, String detail) {
        board.answer(invite, status, reason, localTag, Body.NONE);
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
    public boolean owns(SipText request) {
        boolean cancels = request.method().equals("CANCEL")
                && request.callId().equals(invite.callId())
                && request.cseqNumber() == invite.cseqNumber();
        return cancels || isRepeated(request) || conversation.dialog().owns(request);
    }

    private boolean isRepeated(SipText request) {
        return request.method().equals("INVITE")
                && request.branch().equals(invite.branch())
                && request.callId().equals(invite.callId());
    }

    @Override
    public void received(SipText request) {
        if (request.method().equals("CANCEL")) {
            cancelled(request);
        } else if (isRepeated(request)) {
            return; // RFC 3261 §17.2.1: absorbed by the transaction
        } else if (request.method().equals("ACK") && phase == Phase.ANSWERED) {
            acknowledged(request);
        } else {
            conversation.received(request);
        }
    }

    private void cancelled(SipText cancel) {
        board.answer(cancel, 200, "OK", localTag, Body.NONE);
        if (phase == Phase.RINGING) {
            refuse(487, "Request Terminated", "487"); // NAT-010 · RFC 3261 §9.2
        }
    }

    private void acknowledged(SipText ack) {
        phase = Phase.ESTABLISHED;
        if (repeating != null) {
            repeating.cancel(false);
        }
        if (invite.bodyText().isBlank() && !answeredBy(ack)) {
            return;
        }
        board.happened(PhoneEvent.Kind.ESTABLISHED, "200");
    }

    private boolean answeredBy(SipText ack) {
        try {
            media.answered(ack.bodyText());
            return true;
        } catch (DescriptionRefused refused) {
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
