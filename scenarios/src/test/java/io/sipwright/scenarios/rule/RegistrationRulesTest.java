package io.sipwright.scenarios.rule;

import static io.sipwright.scenarios.rule.Script.CONTACT;
import static io.sipwright.scenarios.rule.Script.registered;
import static io.sipwright.scenarios.rule.Script.ringing;

import io.sipwright.scenarios.evidence.Passwords;
import io.sipwright.scenarios.evidence.WebSocketOpening;
import io.sipwright.scenarios.evidence.WebSocketOpening.Result;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows of rules; each has a script that passes and some that break one sentence of it each. */
class RegistrationRulesTest {
    @ParameterizedTest
    @MethodSource({"registrations", "credentials"})
    void a_rule_finds_what_the_script_shows(Row row) {
        row.isTrue();
    }

    static Stream<Row> registrations() {
        String twice = CONTACT + ";expires=600, " + CONTACT.substring(9) + ";expires=500";
        return Stream.of(
                Row.pass(
                        "WS-001",
                        registered().fact(new WebSocketOpening(Result.OPEN, "sip")),
                        "101 with sub-protocol sip"),
                Row.fail(
                        "WS-001",
                        registered().fact(new WebSocketOpening(Result.WRONG_SUBPROTOCOL, "msrp")),
                        "sub-protocol msrp instead of sip"),
                Row.fail(
                        "WS-001",
                        registered().fact(new WebSocketOpening(Result.OPEN, "")),
                        "agreed to sub-protocol \"\""),
                Row.setup(
                        "WS-001",
                        registered().fact(new WebSocketOpening(Result.REFUSED, "404 Not Found")),
                        "HTTP 404 Not Found"),
                Row.setup(
                        "WS-001",
                        registered().fact(new WebSocketOpening(Result.WRONG_ACCEPT, "")),
                        "wrong Sec-WebSocket-Accept"),
                Row.setup(
                        "WS-001",
                        registered().fact(new WebSocketOpening(Result.CERTIFICATE, "expired")),
                        "certificate not trusted (expired)"),
                Row.setup("WS-001", registered().fact(new WebSocketOpening(Result.SILENT, "")), "no reply"),
                Row.pass("REG-001", registered(), "1 listed, each with expires"),
                Row.fail("REG-001", asking(60), "says expires 600 where 60 was asked for"),
                Row.fail("REG-001", answered(CONTACT), "has no expires parameter"),
                Row.fail("REG-001", answered(twice), "more than once"),
                Row.fail("REG-001", answered("X: y"), "lists no binding"),
                Row.fail(
                        "REG-001",
                        answered("Contact: <sip:other@x.test>;expires=60"),
                        "does not list the binding sip:tok123@abc.invalid"),
                Row.fail(
                        "REG-001",
                        answered("Contact: <sip:old@1.2.3.4>;expires=3,: " + CONTACT.substring(9)),
                        "breaks RFC 3261 §25.1"),
                Row.pass(
                        "REG-002",
                        answered("Contact: <sip:tok123@ABC.invalid;transport=WS>;expires=60"),
                        "sip:tok123@abc.invalid"),
                Row.fail(
                        "REG-002",
                        answered("Contact: <sip:tok123@192.168.1.5:51234>;expires=60"),
                        "but sip:tok123@192.168.1.5:51234"));
    }

    static Stream<Row> credentials() {
        Passwords order = new Passwords(List.of(false, true));
        return Stream.of(
                Row.pass(
                        "AUTH-001",
                        login("401 No", "nonce=\"n2\"").unreachable(),
                        "401 Unauthorized with Digest; a call to the user got 480"),
                Row.fail(
                        "AUTH-001", ringing().opened(open("SIP/2.0 200 OK", "X: y")), "without credentials got 200 OK"),
                Row.fail(
                        "AUTH-001",
                        ringing().opened(open("SIP/2.0 401 No", "Proxy-Authenticate: Digest x=y")),
                        "without a Digest challenge"),
                Row.fail("AUTH-001", login("401 No", "x=y").unreachable().finding("INVITE"), "a binding was stored"),
                Row.pass(
                        "AUTH-004",
                        registered().opened(login("401 No", "nonce=\"n2\"")).fact(order),
                        "wrong password: 401 No with a new nonce; right password: 200 OK"),
                Row.fail("AUTH-004", registered().opened(registered()).fact(order), "a wrong password got 200 OK"),
                Row.fail(
                        "AUTH-004",
                        registered()
                                .opened(login("401 No", "nonce=\"n2\", stale=true"))
                                .fact(order),
                        "stale=true"),
                Row.fail(
                        "AUTH-004",
                        login("403 No", "x=y").opened(login("403 No", "x=y")).fact(order),
                        "the right password was not accepted: 403 No"),
                Row.setup(
                        "AUTH-004",
                        new Script(true).opened(login("401 No", "nonce=\"n2\"")).fact(order),
                        "the right password was not tried"),
                Row.warn(
                        "AUTH-004",
                        registered().opened(login("401 No", "nonce=\"n1\"")).fact(order),
                        "the nonce that it was given for"));
    }

    private static Script answered(String contact) {
        String[] header = contact.split(": ", 2);
        return registered().altering("200 to REGISTER", m -> m.without("Contact")
                .edit()
                .add(header[0], header[1])
                .done());
    }

    private static Script asking(int seconds) {
        return registered().altering("REGISTER", m -> m.with("Expires", Integer.toString(seconds)));
    }

    private static Script login(String status, String challenge) {
        return Script.refusedLogin(status, challenge);
    }

    private static Script open(String status, String header) {
        return Script.firstRegister(status, header);
    }
}
