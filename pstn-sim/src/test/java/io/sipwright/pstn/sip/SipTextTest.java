package io.sipwright.pstn.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SipTextTest {
    static List<byte[]> samples() {
        return Samples.messages();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void real_messages_come_back_byte_for_byte_and_are_legal(byte[] bytes) {
        SipText message = SipText.parse(bytes);
        assertThat(message.bytes()).isEqualTo(bytes);
        assertThat(message.problems()).as(message.text()).isEmpty();
        assertThat(message.branch()).startsWith(Via.MAGIC_COOKIE);
        assertThat(message.callId()).isNotEmpty();
        assertThat(message.cseqNumber()).isPositive();
    }

    @Test
    void any_bytes_come_back_as_they_were() {
        Random random = new Random(7);
        for (int n = 0; n < 2000; n++) {
            byte[] bytes = Samples.message("jssip-chromium-invite-audio.txt").clone();
            for (int hit = 0; hit < 30; hit++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            SipText message = SipText.parse(bytes);
            assertThat(message.bytes()).isEqualTo(bytes);
            assertThat(message.problems()).isNotNull();
        }
    }

    @Test
    void compact_folded_and_joined_headers_are_found() {
        SipText message = SipText.parse("""
                MESSAGE sip:b@h SIP/2.0
                v: SIP/2.0/UDP a:5060;branch=z9hG4bK1,
                  SIP/2.0/TCP b;branch=z9hG4bK2
                f: "Bob, the ""\" <sip:a@h>;tag=x
                t: <sip:b@h>
                i: 1@h
                CSEQ : 7 MESSAGE
                k: path , gruu
                Supported: outbound
                WWW-Authenticate: Digest realm="a", nonce="b"

                body""".replace("\n", "\r\n"));
        assertThat(message.vias()).extracting(Via::host).containsExactly("a", "b");
        assertThat(message.values("supported")).containsExactly("path", "gruu", "outbound");
        assertThat(message.from().tag()).isEqualTo("x");
        assertThat(message.from().user()).isEqualTo("a");
        assertThat(message.cseqNumber()).isEqualTo(7);
        assertThat(message.header("www-authenticate")).hasValue("Digest realm=\"a\", nonce=\"b\"");
        assertThat(message.lines().get(0).isFolded()).isTrue();
        assertThat(message.bodyText()).isEqualTo("body");
    }

    @Test
    void problems_name_place_and_rule() {
        SipText message = SipText.parse("INVITE sip:b@h SIP/2.0\r\nVia: SIP/2.0/UDP a\nFrom: <sip:a@h>\r\n"
                + "Call-ID: 1\r\nCall-ID: 2\r\nCSeq: 1 BYE\r\nno colon\r\nContent-Length: 9\r\n\r\nx");
        assertThat(message.problems())
                .extracting(Problem::toString)
                .containsExactlyInAnyOrder(
                        "line 2: a line does not end with CRLF (RFC 3261 §7)",
                        "line 7: a header without a colon (RFC 3261 §7.3.1)",
                        "To: the header is missing or empty (RFC 3261 §8.1.1)",
                        "Max-Forwards: the header is missing or empty (RFC 3261 §8.1.1)",
                        "From: no tag (RFC 3261 §8.1.1.3)",
                        "Call-ID: the header occurs more than once (RFC 3261 §7.3.1)",
                        "CSeq: its method is not the one of the request line (RFC 3261 §8.1.1.5)",
                        "Content-Length: says 9 but the body has 1 bytes (RFC 3261 §18.3)",
                        "Content-Type: missing although there is a body (RFC 3261 §20.15)");
    }

    @Test
    void an_answer_takes_over_what_the_request_says() {
        SipText invite = SipText.parse(Samples.message("jssip-chromium-invite-audio.txt"))
                .edit()
                .push("Record-Route", "<sip:p1;lr>")
                .push("Record-Route", "<sip:p2;lr>")
                .done();
        SipText ringing = invite.answer(180, "Ringing", "far");
        assertThat(ringing.status()).isEqualTo(180);
        assertThat(ringing.headers("Via")).isEqualTo(invite.headers("Via"));
        assertThat(ringing.values("Record-Route")).containsExactly("<sip:p2;lr>", "<sip:p1;lr>");
        assertThat(ringing.to().tag()).isEqualTo("far");
        assertThat(ringing.method()).isEqualTo("INVITE");
        assertThat(ringing.problems()).isEmpty();
        assertThat(invite.answer(486, "Busy Here", "far").values("Record-Route"))
                .isEmpty();
    }

    @Test
    void edits_touch_nothing_else() {
        SipText before = SipText.parse(Samples.message("sipjs-firefox-register.txt"));
        SipText after =
                before.with("max-forwards", "1").edit().addRaw("X bad\n").done();
        assertThat(after.text().replace("X bad\n", ""))
                .isEqualTo(before.text().replace("Max-Forwards: 70", "max-forwards: 1"));
    }

    @Test
    void a_body_brings_its_length_in_bytes() {
        SipText message =
                SipText.request("MESSAGE", "sip:b@h").withBody("text/plain", "grün".getBytes(StandardCharsets.UTF_8));
        assertThat(message.header("Content-Length")).hasValue("5");
        assertThat(message.contentType()).isEqualTo("text/plain");
    }
}
