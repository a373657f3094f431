package io.sipwright.pstn.exchange;

import io.sipwright.pstn.exchange.CallTrace.TracedMessage;
import io.sipwright.pstn.gateway.CallEnd;
import io.sipwright.pstn.gateway.CallProgress;
import io.sipwright.pstn.gateway.CallState;
import io.sipwright.pstn.sip.SipText;

/** Derives the state of a call from its messages (RFC 3261 §12 to §15). One thread feeds it, in order. */
final class TrunkDialog {
    private final CallProgress progress;
    private final long invite;
    private final boolean calling;
    private CallEnd whenRefused = CallEnd.REJECTED;

    /** @param invite the message that begins the call */
    TrunkDialog(CallProgress progress, TracedMessage invite) {
        this.progress = progress;
        this.invite = invite.sip().cseqNumber();
        this.calling = invite.sent();
    }

    void take(TracedMessage message) {
        SipText sip = message.sip();
        if (sip.isResponse()) {
            response(sip);
        } else {
            request(sip.method(), message.sent());
        }
    }

    private void request(String method, boolean sent) {
        switch (method) {
            case "CANCEL" -> whenRefused = sent ? CallEnd.CANCEL_SENT : CallEnd.CANCEL_RECEIVED;
            case "BYE" -> progress.end(sent ? CallEnd.BYE_SENT : CallEnd.BYE_RECEIVED);
            case "ACK" -> {
                if (progress.finalStatus().orElse(0) / 100 == 2) {
                    progress.reach(CallState.ANSWERED);
                }
            }
            default -> {
                // Other messages within a call do not change its state.
            }
        }
    }

    private void response(SipText response) {
        if (!response.method().equals("INVITE") || response.cseqNumber() != invite) {
            return;
        }
        if (response.status() >= 200) {
            answered(response.status());
        } else if (response.status() > 100) {
            progress.reach(CallState.RINGING);
            if (response.contentType().equals("application/sdp")) {
                progress.reach(CallState.EARLY_MEDIA);
            }
        }
    }

    private void answered(int status) {
        progress.finalStatus(status);
        if (status >= 300) {
            progress.end(whenRefused);
        } else if (calling) {
            progress.reach(CallState.ANSWERED);
        }
    }
}
