package io.sipwright.scenarios.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CausesTest {
    @Test
    void an_answer_without_mux_is_named_before_anything_that_follows_from_it() {
        Call call = Script.call(Calls.placed(Sdps.ANSWER.replace("a=rtcp-mux\n", "")), Calls.taken(Sdps.PLAIN));
        Cause cause = Causes.ofCall(call);
        assertThat(cause.text()).isEqualTo("answer lacks a=rtcp-mux");
        assertThat(cause.owner()).isEqualTo("SDP-020");
    }

    @Test
    void an_answer_that_says_actpass_is_a_role_clash() {
        Cause cause = Causes.ofCall(Script.call(
                Calls.placed(Sdps.ANSWER.replace("setup:active", "setup:actpass")), Calls.taken(Sdps.PLAIN)));
        assertThat(cause.text()).isEqualTo("DTLS role clash: the answer says a=setup:actpass");
        assertThat(cause.owner()).isEqualTo("SDP-005");
    }

    @Test
    void a_call_that_the_proxy_refuses_has_its_status_as_cause() {
        Script phone = Script.phone()
                .sends("INVITE sip:9001@x.test", "CSeq: 1 INVITE", Sdps.OFFER)
                .gets("SIP/2.0 404 Not Found", "CSeq: 1 INVITE");
        Cause cause = Causes.ofCall(Script.call(phone, Script.farEnd()));
        assertThat(cause.text()).isEqualTo("404 Not Found to the browser's INVITE");
        assertThat(cause.evidence()).isEqualTo("404 Not Found to INVITE, CSeq 1, received by scripted/alice");
    }

    @Test
    void an_answer_that_the_browser_cannot_apply_is_named_by_its_bye() {
        Script phone = Calls.placed(Sdps.ANSWER)
                .sends("BYE sip:9001@x.test", "CSeq: 2 BYE", "Reason: SIP;cause=488;text=\"Not Acceptable Here\"");
        assertThat(Causes.ofCall(Script.call(phone, Calls.taken(Sdps.PLAIN))).text())
                .isEqualTo("the browser refuses the description in the 200");
        Call firefox = Script.call(
                Calls.placed(Sdps.ANSWER.replace("SCTP webrtc-datachannel", "SCTP 19")), Calls.taken(Sdps.PLAIN));
        assertThat(Causes.ofCall(firefox).owner()).isEqualTo("SDP-003");
    }

    @Test
    void a_200_that_is_lost_on_its_way_back_is_told_from_an_invite_that_never_arrived() {
        Script phone = Script.phone().sends("INVITE sip:9001@x.test", "CSeq: 1 INVITE", Sdps.OFFER);
        assertThat(Causes.ofCall(Script.call(phone, Script.farEnd())).text())
                .isEqualTo("the INVITE never reached the far end");
        assertThat(Causes.ofCall(Script.call(phone, Calls.taken(Sdps.PLAIN))).text())
                .isEqualTo("the far end's 200 did not reach the browser");
    }

    @Test
    void an_ack_to_an_unresolvable_host_blames_the_contact_in_the_200() {
        Script farEnd = Script.farEnd()
                .sends("INVITE sip:alice@x.test", "CSeq: 1 INVITE")
                .sends("ACK sip:tok123@abc.invalid;transport=ws", "CSeq: 1 ACK", Calls.TAGGED);
        Cause cause = Causes.ofLostInDialog(Script.call(Calls.rung(Sdps.OFFER), farEnd), "ACK");
        assertThat(cause.text()).isEqualTo("Contact in the 200 still has a .invalid host: abc.invalid");
        assertThat(cause.owner()).isEqualTo("NAT-008");
        assertThat(cause.said()).contains("OpenSIPS: fix_nated_contact() in onreply_route");
    }

    @Test
    void a_silent_bridge_and_a_clash_of_roles_and_a_wrong_certificate_are_told_apart() {
        Call call = Script.call(Calls.placed(Sdps.ANSWER), Calls.taken(Sdps.PLAIN));
        assertThat(owner(call, "checking", "new", List.of())).isEqualTo("MED-001");
        assertThat(owner(call, "connected", "connecting", List.of())).isEqualTo("MED-011");
        assertThat(owner(call, "connected", "failed", List.of("remote"))).isEqualTo("SDP-009");
        Call passive = Script.call(
                Calls.placed(Sdps.ANSWER.replace("setup:active", "setup:passive")), Calls.taken(Sdps.PLAIN));
        assertThat(owner(passive, "connected", "failed", List.of("local", "remote")))
                .isEqualTo("MED-011");
        assertThat(Causes.ofMediaPath(call, MediaChecksTest.facts("connected", "connected", "server", List.of())))
                .isEmpty();
    }

    private static String owner(Call call, String ice, String dtls, List<String> hellos) {
        return Causes.ofMediaPath(call, MediaChecksTest.facts(ice, dtls, "", hellos))
                .map(Cause::owner)
                .orElse("none");
    }
}
