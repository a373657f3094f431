package io.sipwright.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages pass the running server in both directions with whatever it need not understand (RFC 3261 §16.3 item 1). */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class UnharmedMessagesTest {
    private Deployment deployment;
    private PhoneEnd gateway;
    private BrowserEnd alice;

    @BeforeEach
    void open(@TempDir Path tls) throws Exception {
        deployment = new Deployment(tls);
        gateway = deployment.gateway;
        alice = deployment.registered("alice");
    }

    @AfterEach
    void close() {
        deployment.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: \"M\u00fcller\" <sip:0123@127.0.0.1>;tag=g1",
                "Subject: Gr\u00fc\u00dfe",
                "X-Caller-Name: M\u00fcller",
                "User-Agent: Telef\u00f3nica"
            })
    void latin_1_from_the_gateway_reaches_the_browser_in_a_binary_frame(String line) throws Exception {
        String from = "From: <sip:1001@pstn.test>;tag=g1";
        String invite = gateway.request(
                "INVITE",
                "sip:alice@sipwright.test",
                new Call("<sip:1001@pstn.test>;tag=g1", "<sip:alice@sipwright.test>", "g-call"),
                1,
                gateway.contact(),
                Deployment.SDP);
        String odd = line.startsWith("From") ? invite.replace(from, line) : invite.replace(from, from + "\r\n" + line);
        gateway.send(odd.getBytes(StandardCharsets.ISO_8859_1));
        SipLines arrived = alice.expect("INVITE");
        assertThat(arrived.all(line.substring(0, line.indexOf(':'))))
                .contains(line.substring(line.indexOf(':') + 2)); // WS-008
        assertThat(alice.binaryFrames()).isEqualTo(1);
        alice.send(arrived.reply("486 Besch\u00e4ftigt", "b1").getBytes(StandardCharsets.ISO_8859_1));
        SipLines busy = gateway.expect("SIP/2.0 486");
        assertThat(busy.start()).isEqualTo("SIP/2.0 486 Besch\u00e4ftigt");
        assertThat(busy.one("From")).isEqualTo(arrived.one("From"));
    }

    @Test
    void latin_1_in_the_gateways_answers_reaches_the_browser() throws Exception {
        alice.initial("INVITE", "sip:0999@sipwright.test", alice.contact(), Deployment.SDP);
        SipLines invite = gateway.expect("INVITE");
        gateway.send(latin(invite.reply("180 Es l\u00e4utet", "g1", gateway.contact())));
        assertThat(alice.expect("SIP/2.0 18").start()).isEqualTo("SIP/2.0 180 Es l\u00e4utet");
        gateway.send(
                latin(invite.reply("200 OK", "g1", gateway.contact(), "Server: Telef\u00f3nica GW", Deployment.SDP)));
        assertThat(alice.expect("SIP/2.0 200").one("Server")).isEqualTo("Telef\u00f3nica GW");
        assertThat(alice.binaryFrames()).isEqualTo(2);
    }

    /** F22. */
    @ParameterizedTest
    @ValueSource(strings = {"Foo", "message", "Odd-Method.`'~"})
    void a_method_keeps_its_case_and_finds_its_answer(String method) throws Exception {
        gateway.send(gateway.request(
                method,
                "sip:alice@sipwright.test",
                new Call("<sip:1001@pstn.test>;tag=g1", "<sip:alice@sipwright.test>", "g-call"),
                1));
        SipLines arrived = alice.expect(method + " ");
        assertThat(arrived.one("CSeq")).isEqualTo("1 " + method);
        alice.send(arrived.reply("200 OK", "b1"));
        assertThat(gateway.expect("SIP/2.0 200").one("CSeq")).isEqualTo("1 " + method);
    }

    /** F60, AUTH-014 · RFC 3261 §22.3: credentials for another proxy on the way are not ours to read or write. */
    @Test
    void credentials_for_another_realm_pass_as_they_came_and_ours_do_not() throws Exception {
        String other =
                "Proxy-Authorization: Digest  username=\"x\" , realm=\"other\",nonce=\"a\",uri=\"sip:b\",response=\"0\"";
        alice.initial("MESSAGE", "sip:0999@sipwright.test", "X-None: 1", other);
        SipLines arrived = gateway.expect("MESSAGE");
        assertThat(arrived.text().lines().filter(line -> line.startsWith("Proxy-Authorization")))
                .containsExactly(other);
    }

    private static byte[] latin(String message) {
        return message.getBytes(StandardCharsets.ISO_8859_1);
    }
}
