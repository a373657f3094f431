package io.sipwright.scenarios.phone.scripted.sip;

import io.sipwright.pstn.sip.SipEdit;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.scenarios.phone.Media;
import io.sipwright.scenarios.phone.PhoneEvent;
import io.sipwright.scenarios.phone.scripted.media.PeerConnection;
import io.sipwright.scenarios.phone.scripted.sdp.DescriptionRefused;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** A call that we make (RFC 3261 §13.2). Confined to the phone's event loop. */
final class OutgoingCall implements Call, Outcome {
    private static final long AFTER_CANCEL_SECONDS = 32;
    private static final String BAD_DESCRIPTION = "SIP;cause=488;text=\"Not Acceptable Here\"";

    private enum Phase {
        CALLING,
        PROCEEDING,
        ESTABLISHED,
        OVER
    }

    private final CallContext board;
    private final PeerConnection media;
    private final SipText invite;
    private SipText sent;
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
        Parties parties = new Parties("<" + uri + ">", from, Tokens.token(20));
        SipEdit edit = board.form()
                .request("INVITE", uri, parties, Dialog.firstCseq(), List.of())
                .add("Contact", board.form().identity().callingContact());
        this.invite = board.form().end(edit, JsSipForm.supported("INVITE"), Body.sdp(media.offer(wanted)));
        this.sent = invite;
    }

    private String uri(String destination) {
        if (destination.startsWith("sip:") || destination.startsWith("sips:")) {
            return destination;
        }
        return "sip:" + destination + "@" + board.form().identity().line().domain();
    }

    void start() {
        board.requests().send(invite, () -> sent.cseqNumber() + 1, this, again -> sent = again);
    }

    @Override
    public void response(SipText response) {
        if (response.status() / 100 == 2) {
            answered(response);
        } else if (phase == Phase.ESTABLISHED || phase == Phase.OVER) {
            return;
        } else if (response.status() < 200) {
            proceeding(response);
        } else {
            fail(Integer.toString(response.status()));
        }
    }

    @Override
    public void gone(int status) {
        if (phase != Phase.OVER && phase != Phase.ESTABLISHED) {
            fail(Integer.toString(status));
        }
    }

    private void proceeding(SipText response) {
        if (phase == Phase.CALLING) {
            phase = Phase.PROCEEDING;
            if (cancelled) {
                cancel(); // RFC 3261 §9.1: not before a provisional response
            }
        }
        if (response.status() == 180 && !rang) {
            rang = true;
            board.happened(PhoneEvent.Kind.RINGING, "180");
        }
        if (response.status() > 100
                && applied.isEmpty()
                && response.contentType().equals(JsSipForm.SDP)) {
            applyEarly(response);
        }
    }

    private void applyEarly(SipText response) {
        try {
            media.answered(response.bodyText());
            applied = response.bodyText();
            board.happened(PhoneEvent.Kind.EARLY_MEDIA, Integer.toString(response.status()));
        } catch (DescriptionRefused refused) {
            board.happened(PhoneEvent.Kind.ERROR, refused.named());
        }
    }

    private void answered(SipText response) {
        Optional<Dialog> known = Optional.ofNullable(conversation)
                .map(Conversation::dialog)
                .filter(dialog -> dialog.remoteTag().equals(response.to().tag()));
        Dialog dialog = known.orElseGet(() -> Dialog.calling(board.form(), response));
        SipEdit ack = dialog.ack(response.cseqNumber());
        board.wire().accept(board.form().end(ack, JsSipForm.supported("ACK"), Body.NONE));
        if (known.isEmpty()) { // RFC 3261 §13.2.2.4: every 2xx is acknowledged, the first one counts
            decide(dialog, response);
        }
    }

    private void decide(Dialog dialog, SipText response) {
        Conversation next = new Conversation(board, dialog, media);
        if (phase == Phase.OVER || phase == Phase.ESTABLISHED || cancelled) {
            next.bye("");
            if (phase != Phase.OVER && phase != Phase.ESTABLISHED) {
                fail("487");
            }
            return;
        }
        conversation = next;
        establish(next, response);
    }

    private void establish(Conversation talk, SipText response) {
        try {
            if (!response.bodyText().isBlank() && !response.bodyText().equals(applied)) {
                media.answered(response.bodyText());
            } else if (applied.isEmpty()) {
                throw new DescriptionRefused("the " + response.status() + " to INVITE has no SDP answer");
            }
            phase = Phase.ESTABLISHED;
            board.happened(PhoneEvent.Kind.ESTABLISHED, Integer.toString(response.status()));
        } catch (DescriptionRefused refused) {
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
            if (phase == Phase.PROCEEDING) {
                cancel();
            }
        }
    }

    private void cancel() {
        SipText cancel = sent.edit()
                .startLine("CANCEL " + sent.requestUri() + " SIP/2.0")
                .set("CSeq", sent.cseqNumber() + " CANCEL")
                .set("Supported", JsSipForm.supported("CANCEL"))
                .remove("Contact")
                .body("", new byte[0])
                .done();
        board.requests().sendOnly(cancel);
        board.loop().schedule(() -> gone(408), AFTER_CANCEL_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public boolean isOver() {
        return phase == Phase.OVER || (conversation != null && conversation.isOver());
    }

    @Override
    public boolean owns(SipText request) {
        return conversation != null && conversation.dialog().owns(request);
    }

    @Override
    public void received(SipText request) {
        if (conversation != null) {
            conversation.received(request);
        }
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
        gone(503);
    }
}
