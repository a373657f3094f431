package io.sipwright.scenarios.diagnosis;

import static io.sipwright.scenarios.rule.Script.dialling;
import static io.sipwright.scenarios.rule.Script.incoming;
import static io.sipwright.scenarios.rule.Script.outgoing;
import static io.sipwright.scenarios.rule.Script.refusedLogin;
import static io.sipwright.scenarios.rule.Script.registered;
import static io.sipwright.scenarios.rule.Script.ringing;
import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.scenarios.evidence.CalledNumber;
import io.sipwright.scenarios.evidence.DialledNumber;
import io.sipwright.scenarios.evidence.MediaPath;
import io.sipwright.scenarios.evidence.WebSocketOpening;
import io.sipwright.scenarios.evidence.WebSocketOpening.Result;
import io.sipwright.scenarios.phone.MediaFacts;
import io.sipwright.scenarios.rule.Script;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A cause is a statement about the transcript; each is checked against one. */
class DiagnosisTest {
    private static final String CHALLENGE = "Proxy-Authenticate: Digest realm=\"b\", nonce=\"n\"";

    /** What both ends saw, the cause, and the requirement that it breaks. */
    record Case(Script script, String text, String owner) {}

    static Stream<Case> calls() {
        DialledNumber number = new DialledNumber("9002", "127.0.0.1:7070", Duration.ofSeconds(10));
        return Stream.of(
                new Case(
                        dialling().losing("INVITE").fact(number).waits(5000).refused("408 Request Timeout"),
                        "no INVITE arrived at 127.0.0.1:7070 within 10 s: route 9002 there;"
                                + " the target answered 408 Request Timeout after 5.0 s",
                        "CALL-001"),
                new Case(
                        dialling().losing("INVITE").refused("422 Session Interval Too Small"),
                        "and the phone did not try again as it should have",
                        ""),
                new Case(
                        dialling().losing("INVITE").fact(number).refused("420 Bad Extension"),
                        "route 9002 there; the target answered 420 Bad Extension",
                        "CALL-001"),
                new Case(
                        dialling()
                                .losing("INVITE")
                                .fact(new CalledNumber("9196"))
                                .refused("404 Not Found"),
                        "the call to the operator's number 9196 got 404 Not Found; see numbers in the target file",
                        ""),
                new Case(
                        dialling().refused("486 Busy Here"),
                        "the far end refused the call with 486 Busy Here",
                        "CALL-001"),
                new Case(
                        ringing().late("refusal", 5000).refused("488 Not Acceptable Here"),
                        "the browser's 488 Not Acceptable Here reached the caller only after 5.0 s",
                        "CALL-001"),
                new Case(
                        ringing().losing("refusal").refused("488 No"),
                        "the browser's 488 No did not reach the caller",
                        "CALL-001"),
                new Case(outgoing().losing("200"), "the far end's 200 OK did not reach the caller", "CALL-001"),
                new Case(
                        ringing().losing("INVITE").refused("478 Unresolvable"),
                        "with 478 Unresolvable: the Contact's .invalid host was resolved by DNS",
                        "NAT-004"),
                new Case(
                        incoming().hungUpBy(false),
                        "the call was ended by the far end with BYE, 40 ms after the INVITE",
                        ""),
                new Case(outgoing().targetEnds(), "the call was ended by the target with BYE", ""));
    }

    static Stream<Case> challenges() {
        return Stream.of(
                new Case(
                        dialling().losing("INVITE").refused("407 Proxy Authentication Required", CHALLENGE),
                        "the browser's INVITE with 407 Proxy Authentication Required for realm \"b\", and the browser sent no",
                        "CALL-001"),
                new Case(
                        dialling()
                                .altering("sent INVITE", m -> m.with("Proxy-Authorization", "Digest realm=\"b\""))
                                .losing("INVITE")
                                .refused("407 Proxy Authentication Required", CHALLENGE),
                        "for realm \"b\" although it has credentials",
                        "CALL-001"),
                new Case(
                        ringing().losing("INVITE").refused("407 Proxy Authentication Required", CHALLENGE),
                        "with 407 Proxy Authentication Required: calls of its trunk need no credentials",
                        "NAT-004"));
    }

    @ParameterizedTest
    @MethodSource({"calls", "challenges"})
    void a_call_that_is_not_there_is_said_by_whom_and_when(Case one) {
        Cause cause = CallDiagnosis.of(one.script.evidence().call());
        assertThat(cause.text()).contains(one.text);
        assertThat(cause.owner()).isEqualTo(one.owner);
    }

    @Test
    void a_registration_that_fails_has_the_status_and_not_a_guess() {
        Cause domain = of(refusedLogin("403 Forbidden", "x=y"));
        assertThat(domain.text()).isEqualTo("403 Forbidden to REGISTER with credentials");
        assertThat(of(registered()).text()).contains("although the 200 to REGISTER holds its Contact");
        Script other = registered().altering("200 to REGISTER", m -> m.with("Contact", "<sip:x@1.2.3.4>"));
        assertThat(of(other).owner()).isEqualTo("REG-002");
    }

    private static Cause of(Script script) {
        return RegistrationDiagnosis.of(script.evidence().phone(), Optional.empty());
    }

    @Test
    void a_websocket_that_does_not_open_is_said_by_what_happened() {
        assertThat(closed(Result.CERTIFICATE).owner()).isEqualTo("WS-027");
        assertThat(closed(Result.WRONG_ACCEPT).owner()).isEqualTo("WS-003");
        assertThat(closed(Result.WRONG_SUBPROTOCOL).owner()).isEqualTo("WS-001");
        assertThat(closed(Result.REFUSED))
                .extracting(Cause::text, Cause::owner)
                .containsExactly("the WebSocket did not open: HTTP 404 Not Found", "");
        assertThat(closed(Result.SILENT).owner()).isEmpty();
    }

    private static Cause closed(Result result) {
        return RegistrationDiagnosis.closed(new WebSocketOpening(result, "404 Not Found"));
    }

    @Test
    void a_silent_bridge_a_clash_of_roles_and_a_wrong_certificate_are_kept_apart_and_a_closed_path_says_nothing() {
        Script active = outgoing();
        Script passive = outgoing().altering("200", "setup:active", "setup:passive");
        assertThat(owner(active, "checking", "new")).isEqualTo("MED-001");
        assertThat(owner(active, "connected", "connecting")).isEqualTo("MED-011");
        assertThat(owner(active, "connected", "failed", "remote")).isEqualTo("SDP-009");
        assertThat(owner(passive, "connected", "failed", "local", "remote")).isEqualTo("MED-011");
        assertThat(owner(active, "closed", "closed")).isEqualTo("none");
    }

    private static String owner(Script script, String ice, String dtls, String... hellos) {
        MediaFacts facts = new MediaFacts(ice, dtls, "", "", "", 0, 0, 0, 0, 0, "", 0, 0, List.of(hellos), "{}");
        return MediaDiagnosis.of(script.evidence().call(), new MediaPath(facts, Optional.empty()))
                .map(Cause::owner)
                .orElse("none");
    }

    @Test
    void a_remedy_is_of_the_product_that_the_target_names() {
        Script kamailio = registered().altering("200 to REGISTER", m -> m.with("Server", "kamailio (6.0.1)"));
        String remedy =
                Remedies.of(Hint.DEAD_BINDING, Product.of(kamailio.evidence().phone()));
        assertThat(remedy).startsWith("Kamailio: ").doesNotContain("OpenSIPS", "Asterisk", "FreeSWITCH");
        assertThat(Remedies.of(Hint.RTCP_MUX, Product.of(kamailio.evidence().phone())))
                .startsWith("rtpengine: rtcp-mux-demux in the offer towards the trunk");
        assertThat(Remedies.of(
                        Hint.DEAD_BINDING, Product.of(registered().evidence().phone())))
                .contains("OpenSIPS: ", "Kamailio: ", "Asterisk: ", "FreeSWITCH: ");
    }
}
