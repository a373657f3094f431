package io.sipwright.pstn.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.pstn.gateway.CallEnd;
import io.sipwright.pstn.gateway.CallProgress;
import io.sipwright.pstn.gateway.CallState;
import org.junit.jupiter.api.Test;

class TrunkDialogTest {
    private final CallProgress progress = new CallProgress();

    /** Feeds the messages of a call, one {@link WireLine} each. */
    private void call(String... lines) {
        TrunkDialog dialog = new TrunkDialog(progress, WireLine.seen(lines[0]));
        for (String line : lines) {
            dialog.take(WireLine.seen(line));
        }
    }

    private static final String INVITE = "INVITE sip:9002@h SIP/2.0|1 INVITE";

    @Test
    void a_call_that_came_in_is_answered_when_its_ack_is_there() {
        call("< " + INVITE, "> SIP/2.0 100 Trying|1 INVITE", "> SIP/2.0 180 Ringing|1 INVITE");
        assertThat(progress.state()).isEqualTo(CallState.RINGING);
        call("< " + INVITE, "> SIP/2.0 200 OK|1 INVITE");
        assertThat(progress.state()).isEqualTo(CallState.RINGING);
        assertThat(progress.finalStatus()).hasValue(200);
        call("< " + INVITE, "> SIP/2.0 200 OK|1 INVITE", "< ACK sip:h SIP/2.0|1 ACK");
        assertThat(progress.state()).isEqualTo(CallState.ANSWERED);
    }

    @Test
    void a_call_that_went_out_is_answered_by_its_200() {
        call("> " + INVITE, "< SIP/2.0 200 OK|1 INVITE|sdp");
        assertThat(progress.state()).isEqualTo(CallState.ANSWERED);
    }

    @Test
    void a_description_before_the_answer_is_early_media() {
        call("< " + INVITE, "> SIP/2.0 183 Session Progress|1 INVITE|sdp");
        assertThat(progress.state()).isEqualTo(CallState.EARLY_MEDIA);
    }

    @Test
    void a_bye_ends_the_call_for_whoever_sent_it() {
        call("> " + INVITE, "< SIP/2.0 200 OK|1 INVITE", "> BYE sip:h SIP/2.0|2 BYE");
        assertThat(progress.end()).isEqualTo(CallEnd.BYE_SENT);
    }

    @Test
    void a_refusal_after_a_cancel_is_the_cancel_s_doing() {
        call(
                "< " + INVITE,
                "> SIP/2.0 180 Ringing|1 INVITE",
                "< CANCEL sip:h SIP/2.0|1 CANCEL",
                "> SIP/2.0 200 OK|1 CANCEL");
        assertThat(progress.state()).isEqualTo(CallState.RINGING);
        call("< " + INVITE, "< CANCEL sip:h SIP/2.0|1 CANCEL", "> SIP/2.0 487 Request Terminated|1 INVITE");
        assertThat(progress.end()).isEqualTo(CallEnd.CANCEL_RECEIVED);
        assertThat(progress.finalStatus()).hasValue(487);
    }

    @Test
    void a_refusal_is_a_refusal() {
        call("> " + INVITE, "< SIP/2.0 486 Busy Here|1 INVITE");
        assertThat(progress.end()).isEqualTo(CallEnd.REJECTED);
        assertThat(progress.finalStatus()).hasValue(486);
    }

    @Test
    void a_refused_re_invite_ends_nothing() {
        call(
                "> " + INVITE,
                "< SIP/2.0 200 OK|1 INVITE",
                "> INVITE sip:h SIP/2.0|2 INVITE",
                "< SIP/2.0 488 Not Acceptable Here|2 INVITE");
        assertThat(progress.state()).isEqualTo(CallState.ANSWERED);
        assertThat(progress.finalStatus()).hasValue(200);
    }
}
