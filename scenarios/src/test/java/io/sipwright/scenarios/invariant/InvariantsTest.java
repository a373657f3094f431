package io.sipwright.scenarios.invariant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sipwright.pstn.wire.Direction;
import io.sipwright.pstn.wire.WireFrame;
import io.sipwright.pstn.wire.WireMessage;
import io.sipwright.scenarios.judge.Rulebook;
import io.sipwright.scenarios.judge.Ruling;
import io.sipwright.scenarios.judge.ScenarioRecord;
import io.sipwright.scenarios.judge.Scene;
import io.sipwright.scenarios.judge.Strictness;
import io.sipwright.scenarios.judge.Verdict;
import io.sipwright.scenarios.requirement.Catalogue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each invariant holds for lawful traffic, and each of its sentences is broken by one message or frame. */
class InvariantsTest {
    private static final Rulebook RULEBOOK = new Rulebook(Catalogue.load(), Strictness.STRICT, word -> false);
    private static final String DIGEST = "Digest realm=\"x.test\", nonce=\"n%d\", algorithm=MD5, qop=\"auth\"";

    /** What breaks an invariant beside lawful traffic, and words of the complaint. */
    record Row(String id, Scene scene, String complaint) {
        static Row messages(String id, String complaint, WireMessage... messages) {
            return new Row(id, lawful().said(List.of(messages)), complaint);
        }

        static Row frame(String id, String complaint, WireFrame frame) {
            return new Row(id, lawful().received(frame), complaint);
        }
    }

    static Stream<Row> rows() {
        return Stream.concat(framesAndMessages(), challengesAndAddresses());
    }

    private static Stream<Row> framesAndMessages() {
        String basic = "Basic realm=\"x.test\"";
        String noQop = "Digest realm=\"x.test\", nonce=\"n7\", algorithm=MD5";
        return Stream.of(
                Row.frame("WS-019", "masked frame", frame(1, true, 0, 0)),
                Row.frame("WS-006", "reserved bits", frame(1, false, 4, 0)),
                Row.frame("WS-023", "the code 1006", frame(8, false, 0, 1006)),
                Row.messages("WS-028", "no SIP message: {}", over("WSS", "{}")),
                Row.messages("WS-009", "Content-Length 0", over("WSS", response("200 OK", 1, "OPTIONS", "") + "more")),
                Row.messages("WS-012", "over WSS says TCP", over("WSS", request("INVITE", 1, "TCP", ""))),
                Row.messages(
                        "WS-015",
                        "transport=wss",
                        over("UDP", request("INVITE", 1, "UDP", "Record-Route: <sip:x.test;transport=wss;lr>\r\n"))),
                Row.messages(
                        "WS-029",
                        "came again",
                        over("WSS", request("INVITE", 1, "WSS", "")),
                        over("WSS", request("INVITE", 1, "WSS", ""))),
                Row.messages(
                        "WS-029",
                        "came again",
                        over("WSS", response("486 Busy Here", 1, "INVITE", "")),
                        over("WSS", response("486 Busy Here", 1, "INVITE", ""))),
                Row.messages("AUTH-003", "no qop", challenge(1, "REGISTER", noQop)),
                Row.messages("AUTH-003", "is quoted", challenge(1, "REGISTER", noQop.replace("MD5", "\"MD5\""))),
                Row.messages("AUTH-003", "realm is not", challenge(1, "REGISTER", noQop.replace("\"x.test\"", "x"))),
                Row.messages("AUTH-012", "names Basic", challenge(1, "REGISTER", basic)),
                Row.messages("AUTH-010", "challenged CANCEL", challenge(1, "CANCEL", DIGEST.formatted(1))),
                Row.messages(
                        "AUTH-008",
                        "have the nonce n5",
                        challenge(1, "REGISTER", DIGEST.formatted(5)),
                        challenge(2, "REGISTER", DIGEST.formatted(5))),
                Row.messages(
                        "SEC-021",
                        "states its version: Edge/4.2",
                        over("UDP", response("200 OK", 1, "OPTIONS", "Server: Edge/4.2\r\n"))),
                Row.messages(
                        "SEC-021",
                        "a path of the target: /usr/lib/x.so",
                        over("UDP", response("500 In /usr/lib/x.so", 1, "OPTIONS", ""))));
    }

    private static Stream<Row> challengesAndAddresses() {
        return Stream.of(
                Row.messages(
                        "AUTH-005",
                        "the strongest algorithm of the realm \"x.test\" is not the first: [MD5, SHA-256]",
                        challenges(1, DIGEST.formatted(6), DIGEST.formatted(6).replace("MD5", "SHA-256"))),
                Row.messages("AUTH-005", "the same algorithm", challenges(1, DIGEST.formatted(6), DIGEST.formatted(6))),
                Row.messages(
                        "SEC-021",
                        "an inner address of the target: 10.1.2.3",
                        over("UDP", response("404 No", 1, "OPTIONS", "Warning: 399 10.1.2.3 \"no route\"\r\n"))));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void what_breaks_an_invariant_fails_it_and_no_other(Row row) {
        List<Ruling> rulings = judged(row.scene().record());

        assertThat(rulings).extracting(Ruling::requirement).containsOnly(row.id());
        assertThat(rulings).allSatisfy(ruling -> {
            assertThat(ruling.finding().verdict()).isEqualTo(Verdict.FAIL);
            assertThat(ruling.finding().cause()).contains(row.complaint());
        });
    }

    @Test
    void every_invariant_has_a_row_that_breaks_it() {
        assertThat(rows().map(Row::id)).containsAll(Invariants.requirements());
    }

    @Test
    void lawful_traffic_passes_where_the_requirement_is_claimed_and_nowhere_else() {
        assertThat(judged(lawful().record())).isEmpty();
        assertThat(judged(lawful().claims("WS-028", "AUTH-003").record()))
                .extracting(Ruling::requirement, ruling -> ruling.finding().verdict())
                .containsExactlyInAnyOrder(tuple("WS-028", Verdict.PASS), tuple("AUTH-003", Verdict.PASS));
    }

    @Test
    void a_run_in_which_nothing_could_show_it_says_nothing() {
        assertThat(judged(Scene.named("silence").claims("WS-019").record())).isEmpty();
    }

    @Test
    void what_a_party_of_the_scenario_sent_is_not_the_targets() {
        String header = "WWW-Authenticate: Basic realm=\"far\"\r\n";
        WireMessage sent = message(Direction.SENT, "UDP", response("401 No", 1, "MESSAGE", header));
        WireMessage passedOn = over("UDP", response("401 No", 1, "MESSAGE", header));

        assertThat(judged(Scene.named("fork").said(List.of(sent, passedOn)).record()))
                .isEmpty();
    }

    @Test
    void copies_that_answer_copies_are_lawful() {
        WireMessage asked = message(Direction.SENT, "WSS", request("INVITE", 1, "WSS", ""));
        WireMessage refused = over("WSS", response("486 Busy Here", 1, "INVITE", ""));

        assertThat(judged(Scene.named("twice")
                        .said(List.of(asked, asked, refused, refused))
                        .record()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, WARN", "2, WARN", "3, FAIL"})
    void a_nonce_may_repeat_while_its_time_stamp_is_the_same(int secondsApart, Verdict verdict) {
        WireMessage first = challenge(1, "REGISTER", DIGEST.formatted(5));
        WireMessage again = challenge(2, "REGISTER", DIGEST.formatted(5));
        WireMessage later = new WireMessage(
                Scene.START.plusSeconds(secondsApart),
                again.party(),
                again.direction(),
                again.transport(),
                again.local(),
                again.remote(),
                again.connection(),
                again.bytes());
        ScenarioRecord scenario =
                Scene.named("nonces").said(List.of(first, later)).record();
        Rulebook lenient = new Rulebook(Catalogue.load(), Strictness.LENIENT, word -> false);

        assertThat(Invariants.judged(List.of(scenario), id -> true, lenient)
                        .get(0)
                        .rulings())
                .extracting(Ruling::requirement, ruling -> ruling.finding().verdict())
                .containsExactly(tuple("AUTH-008", verdict));
    }

    @Test
    void only_what_the_run_is_about_is_judged() {
        ScenarioRecord masked = lawful().received(frame(1, true, 0, 0)).record();

        assertThat(Invariants.judged(List.of(masked), "WS-006"::equals, RULEBOOK))
                .containsExactly(masked);
    }

    private static List<Ruling> judged(ScenarioRecord scenario) {
        return Invariants.judged(List.of(scenario), id -> true, RULEBOOK).get(0).rulings();
    }

    private static Scene lawful() {
        return Scene.named("lawful")
                .received(frame(1, false, 0, 0))
                .received(frame(8, false, 0, 1000))
                .said(List.of(
                        over("WSS", request("OPTIONS", 90, "WSS", "")),
                        over("WSS", response("200 OK", 91, "OPTIONS", "Server: Edge\r\n")),
                        challenge(92, "REGISTER", DIGEST.formatted(92)),
                        challenge(93, "INVITE", DIGEST.formatted(93))));
    }

    private static WireFrame frame(int opcode, boolean masked, int reserved, int closeCode) {
        return new WireFrame(Scene.START, "raw", opcode, masked, reserved, false, closeCode);
    }

    private static WireMessage challenge(int call, String method, String challenge) {
        return over("UDP", response("401 Unauthorized", call, method, "WWW-Authenticate: " + challenge + "\r\n"));
    }

    private static WireMessage challenges(int call, String... challenges) {
        String lines = Stream.of(challenges)
                .map(c -> "WWW-Authenticate: " + c + "\r\n")
                .collect(Collectors.joining());
        return over("UDP", response("401 Unauthorized", call, "REGISTER", lines));
    }

    private static WireMessage over(String transport, String text) {
        return message(Direction.RECEIVED, transport, text);
    }

    private static WireMessage message(Direction direction, String transport, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new WireMessage(Scene.START, "desk", direction, transport, "127.0.0.1:9", "edge", "desk#1", bytes);
    }

    private static String request(String method, int call, String transport, String headers) {
        return method + " sip:a@x.test SIP/2.0\r\n" + rest(call, method, transport, headers);
    }

    private static String response(String status, int call, String method, String headers) {
        return "SIP/2.0 " + status + "\r\n" + rest(call, method, "WSS", headers);
    }

    private static String rest(int call, String method, String transport, String headers) {
        return "Via: SIP/2.0/" + transport + " x.test;branch=z9hG4bK" + call + "\r\nFrom: <sip:b@x.test>;tag=1\r\n"
                + "To: <sip:a@x.test>\r\nCall-ID: " + call + "\r\nCSeq: 1 " + method + "\r\n" + headers
                + "Content-Length: 0\r\n\r\n";
    }
}
