package io.sipwright.scenarios.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void a_contact_that_a_strict_browser_cannot_read_is_named_where_the_browser_is_silent() {
        Script rung = Script.phone()
                .at(20)
                .gets("INVITE sip:a@abc.invalid", "CSeq: 1 INVITE", "Contact: <sip:pbx@9f8a1:5060>", Sdps.OFFER);
        Cause incoming = Causes.ofCall(Script.call(rung, Calls.dialled(Sdps.PLAIN)));
        assertThat(incoming.text())
                .isEqualTo(
                        "the browser did not answer: its Contact has a host that RFC 3261 §25.1 does not allow: 9f8a1");
        assertThat(incoming.said()).contains("--hostname");
        Script placed = Script.phone()
                .sends("INVITE sip:9002@x.test", "CSeq: 1 INVITE", Sdps.OFFER)
                .gets("SIP/2.0 200 OK", "CSeq: 1 INVITE", Calls.TAGGED, "Contact: <sip:9f8a1>", Sdps.ANSWER);
        assertThat(Causes.ofCall(Script.call(placed, Calls.taken(Sdps.PLAIN))).text())
                .startsWith("the browser did not acknowledge the 200: its Contact has a host");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1", "[2001:db8::1]", "localhost", "a1-b.example", "1.2.3.example.", "abc.invalid"})
    void a_host_that_the_grammar_allows_is_no_cause(String host) {
        assertThat(ContactHost.isHost(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"9f8a1", "a.1b", "my_service", "-a", "a-", "1.2.3.4.5", "[::1", ""})
    void a_host_that_the_grammar_does_not_allow_is_one(String host) {
        assertThat(ContactHost.isHost(host)).isFalse();
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
