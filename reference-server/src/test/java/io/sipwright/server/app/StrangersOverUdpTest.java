package io.sipwright.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a sender without an account gets from a running server, and what it leaves there (RFC 3261 §26.3.2.4). */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class StrangersOverUdpTest {
    private Deployment deployment;
    private PhoneEnd stranger;

    @BeforeEach
    void open(@TempDir Path tls) throws Exception {
        deployment = new Deployment(tls);
        stranger = deployment.stranger();
    }

    @AfterEach
    void close() {
        deployment.close();
    }

    @Test
    void a_thousand_invites_draw_one_407_each_and_leave_no_transaction() throws Exception {
        Set<String> answered = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            stranger.send(minimal("INVITE", "sip:0123@sipwright.test", i, "INVITE"));
            SipLines answer = stranger.expect("SIP/2.0 407 ");
            answered.add(answer.one("Call-ID"));
            stranger.send(ack(answer, i));
        }
        assertThat(answered).hasSize(1_000);
        assertThat(deployment.server.transactions()).isZero();
        stranger.expectNothing(1_500); // Timer G would have repeated the last ones
        deployment.gateway.expectNothing(1);
    }

    @ParameterizedTest
    @CsvSource({
        "INVITE, sip:0123@sipwright.test, 407",
        "MESSAGE, sip:bob@sipwright.test, 407",
        "SUBSCRIBE, sip:bob@sipwright.test, 407",
        "OPTIONS, sip:bob@sipwright.test, 407",
        "OPTIONS, sip:sipwright.test, 200",
        "REGISTER, sip:sipwright.test, 401"
    })
    void an_answer_has_less_than_three_times_the_bytes_of_its_request(String method, String uri, int status)
            throws Exception {
        String request = minimal(method, uri, 1, method);
        stranger.send(request);
        SipLines answer = stranger.expect("SIP/2.0 " + status);
        int received = answer.toString().getBytes(StandardCharsets.UTF_8).length;
        assertThat(received).as("bytes drawn by " + request.length()).isLessThan(3 * request.length()); // SEC-005
        assertThat(deployment.server.transactions()).isZero();
    }

    /** What RFC 3261 §8.1.1 demands and nothing else. */
    private String minimal(String method, String uri, int number, String cseqMethod) {
        return SipLines.join(List.of(
                method + " " + uri + " SIP/2.0",
                "Via: " + stranger.via() + ";branch=z9hG4bK" + number,
                "Max-Forwards: 70",
                "From: <sip:eve@sipwright.test>;tag=1",
                "To: <" + uri + ">",
                "Call-ID: " + number,
                "CSeq: 1 " + cseqMethod));
    }

    private String ack(SipLines refusal, int number) {
        return minimal("ACK", "sip:0123@sipwright.test", number, "ACK")
                .replaceFirst("To: .*", "To: " + refusal.one("To"));
    }
}
