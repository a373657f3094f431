package io.sipwright.scenarios.check;

import static io.sipwright.scenarios.check.Calls.CONTACT;
import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.scenarios.judge.Finding;
import io.sipwright.scenarios.judge.Verdict;
import org.junit.jupiter.api.Test;

class RegistrationChecksTest {
    @Test
    void ws_001_passes_when_the_edge_agrees_to_sip() {
        assertThat(Subprotocol.check("sip", true).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void ws_001_fails_when_the_edge_names_no_subprotocol() {
        assertThat(Subprotocol.check("", false).cause())
                .startsWith("the browser dropped the WebSocket: the handshake does not agree to sub-protocol \"sip\"");
        assertThat(Subprotocol.check("msrp", true).cause()).contains("\"msrp\" instead of \"sip\"");
    }

    @Test
    void reg_001_passes_when_each_binding_is_listed_with_its_expiry() {
        assertThat(BindingsListed.check(Calls.registered().messages()).verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void reg_001_fails_when_a_contact_has_no_expires() {
        Finding finding = BindingsListed.check(accepted(CONTACT).messages());
        assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(finding.cause()).isEqualTo("a Contact in the 200 to REGISTER has no expires parameter");
        assertThat(finding.where()).isEqualTo("200 OK to REGISTER, CSeq 2, received by scripted/alice");
    }

    @Test
    void reg_001_fails_when_no_contact_is_listed_or_the_registration_is_refused() {
        Script empty = Script.phone()
                .sends("REGISTER sip:x.test", "CSeq: 2 REGISTER", CONTACT)
                .gets("SIP/2.0 200 OK", "CSeq: 2 REGISTER");
        assertThat(BindingsListed.check(empty.messages()).cause()).isEqualTo("the 200 to REGISTER lists no binding");
        Script refused = Script.phone()
                .sends("REGISTER sip:x.test", "CSeq: 2 REGISTER", CONTACT)
                .gets("SIP/2.0 403 Forbidden", "CSeq: 2 REGISTER");
        assertThat(BindingsListed.check(refused.messages()).cause()).isEqualTo("403 Forbidden to REGISTER");
    }

    @Test
    void reg_002_passes_when_the_contact_is_equal_though_written_otherwise() {
        Script other = accepted("Contact: <sip:tok123@ABC.invalid;transport=WS>;expires=60");
        assertThat(OwnContact.check(other.messages()).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void reg_002_fails_when_nat_rewriting_leaks_into_the_200() {
        Finding finding = OwnContact.check(accepted("Contact: <sip:tok123@192.168.1.5:51234;transport=ws>;expires=60")
                .messages());
        assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(finding.cause())
                .isEqualTo("the 200 to REGISTER does not hold the phone's own Contact"
                        + " sip:tok123@abc.invalid;transport=ws");
        assertThat(finding.actual()).isEqualTo("sip:tok123@192.168.1.5:51234;transport=ws");
    }

    @Test
    void auth_001_passes_on_401_with_digest_and_an_unreachable_user() {
        Finding finding = Challenge.check(
                refusedLogin("401 Unauthorized", "nonce=\"n2\"").messages(),
                unreachable().messages());
        assertThat(finding.verdict()).isEqualTo(Verdict.PASS);
        assertThat(finding.actual()).contains("a call to the user got 480");
    }

    @Test
    void auth_001_fails_on_a_registrar_without_challenge_or_with_407() {
        Script open = Script.phone()
                .sends("REGISTER sip:x.test", "CSeq: 1 REGISTER", CONTACT)
                .gets("SIP/2.0 200 OK", "CSeq: 1 REGISTER", CONTACT + ";expires=60");
        assertThat(Challenge.check(open.messages(), Messages.NONE).cause())
                .isEqualTo("a REGISTER without credentials got 200 OK");
        Script wrongHeader = Script.phone()
                .sends("REGISTER sip:x.test", "CSeq: 1 REGISTER", CONTACT)
                .gets("SIP/2.0 401 Unauthorized", "CSeq: 1 REGISTER", "Proxy-Authenticate: Digest realm=\"x\"");
        assertThat(Challenge.check(wrongHeader.messages(), Messages.NONE).cause())
                .isEqualTo("a REGISTER without credentials got 401 Unauthorized without a Digest challenge");
    }

    @Test
    void auth_001_fails_when_a_refused_registration_left_a_binding() {
        Script reached = refusedLogin("401 Unauthorized", "nonce=\"n2\"")
                .call("call-1")
                .gets("INVITE sip:tok123@abc.invalid", "CSeq: 1 INVITE");
        assertThat(Challenge.check(reached.messages(), Messages.NONE).cause())
                .isEqualTo("a binding was stored although no REGISTER was accepted");
    }

    @Test
    void auth_004_passes_when_the_wrong_password_is_refused_and_the_right_one_accepted() {
        Finding finding = PasswordRefused.check(
                refusedLogin("401 Unauthorized", "nonce=\"n2\"").messages(),
                Calls.registered().messages());
        assertThat(finding.verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void auth_004_fails_on_an_accepted_wrong_password_and_on_stale() {
        assertThat(PasswordRefused.check(
                                Calls.registered().messages(),
                                Calls.registered().messages())
                        .cause())
                .isEqualTo("a wrong password got 200 OK");
        Messages stale =
                refusedLogin("401 Unauthorized", "nonce=\"n2\", stale=true").messages();
        assertThat(PasswordRefused.check(stale, Calls.registered().messages()).cause())
                .isEqualTo("a wrong password was answered with stale=true");
    }

    @Test
    void auth_004_warns_of_a_nonce_that_is_given_out_twice() {
        Messages same = refusedLogin("401 Unauthorized", "nonce=\"n1\"").messages();
        Finding warned = PasswordRefused.check(same, Calls.registered().messages());
        assertThat(warned.verdict()).isEqualTo(Verdict.WARN);
        assertThat(warned.cause()).startsWith("a wrong password was answered with the same nonce [to change: ");
    }

    private static Script accepted(String contact) {
        return Script.phone()
                .sends("REGISTER sip:x.test", "CSeq: 2 REGISTER", CONTACT)
                .gets("SIP/2.0 200 OK", "CSeq: 2 REGISTER", contact);
    }

    private static Script refusedLogin(String status, String challenge) {
        return Script.phone()
                .call("reg")
                .sends("REGISTER sip:x.test", "CSeq: 1 REGISTER", CONTACT)
                .gets(
                        "SIP/2.0 401 Unauthorized",
                        "CSeq: 1 REGISTER",
                        "WWW-Authenticate: Digest realm=\"x\", nonce=\"n1\"")
                .sends("REGISTER sip:x.test", "CSeq: 2 REGISTER", CONTACT, "Authorization: Digest nonce=\"n1\"")
                .gets("SIP/2.0 " + status, "CSeq: 2 REGISTER", "WWW-Authenticate: Digest realm=\"x\", " + challenge);
    }

    private static Script unreachable() {
        return Script.farEnd()
                .sends("INVITE sip:alice@x.test", "CSeq: 1 INVITE")
                .gets("SIP/2.0 480 Temporarily Unavailable", "CSeq: 1 INVITE");
    }
}
