package io.sipwright.server.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.server.sip.SipHeaders;
import io.sipwright.server.sip.StrictCodec;
import java.nio.charset.StandardCharsets;
import javax.sip.message.Message;
import org.junit.jupiter.api.Test;

/** Case 03, F28: a description is found in a multipart body and comes back into it. */
final class SdpBodyTest {
    private static final String SDP =
            "v=0\r\no=gw 100 1 IN IP4 127.0.0.1\r\ns=call\r\nt=0 0\r\nm=audio 40500 RTP/AVP 0\r\n";
    private static final String OTHER = "v=0\r\no=bridge 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n";
    private static final String ISUP = "Content-Type: application/isup; version=itu-t92+; base=itu-t92+\r\n"
            + "Content-Disposition: signal; handling=optional\r\n\r\n"
            + "\u0001\u0000\u0060\u0001\n\u0000\u0002\u0008\u0000\u00ff\r\n";

    private static final String FIRST = "--sep-abc\r\nContent-Type: application/sdp\r\n"
            + "Content-Disposition: session; handling=required\r\n\r\n" + SDP + "\r\n--sep-abc\r\n" + ISUP
            + "\r\n--sep-abc--\r\n";

    @Test
    void a_plain_body_is_the_description() throws Exception {
        Message invite = invite("application/sdp", SDP);
        SdpBody body = SdpBody.of(invite).orElseThrow();
        assertThat(text(body.sdp())).isEqualTo(SDP);
        body.replace(invite, OTHER.getBytes(StandardCharsets.UTF_8), true);
        assertThat(text(SipHeaders.body(invite))).isEqualTo(OTHER);
        assertThat(wire(invite))
                .contains("Content-Type: application/sdp")
                .contains("Content-Length: " + OTHER.length());
    }

    @Test
    void the_description_of_a_multipart_body_stands_alone_for_a_browser() throws Exception {
        Message invite = invite("multipart/mixed; boundary=sep-abc", FIRST);
        SdpBody body = SdpBody.of(invite).orElseThrow();
        assertThat(text(body.sdp())).isEqualTo(SDP);
        body.replace(invite, OTHER.getBytes(StandardCharsets.UTF_8), true);
        assertThat(text(SipHeaders.body(invite))).isEqualTo(OTHER);
        assertThat(SipHeaders.value(invite, "Content-Type")).contains("application/sdp");
        assertThat(SipHeaders.value(invite, "Content-Disposition").orElse(""))
                .startsWith("session")
                .contains("handling=required");
    }

    @Test
    void elsewhere_the_other_parts_stay_byte_for_byte() throws Exception {
        Message invite = invite("multipart/mixed;boundary=\"sep-abc\"", FIRST);
        SdpBody.of(invite).orElseThrow().replace(invite, OTHER.getBytes(StandardCharsets.UTF_8), false);
        assertThat(latin1(SipHeaders.body(invite))).isEqualTo(FIRST.replace(SDP, OTHER));
        assertThat(wire(invite)).contains("boundary=\"sep-abc\"");
    }

    @Test
    void a_part_that_must_be_understood_keeps_the_multipart_body() throws Exception {
        String strict = FIRST.replace("handling=optional", "handling=required");
        Message invite = invite("multipart/mixed; boundary=sep-abc", strict);
        SdpBody.of(invite).orElseThrow().replace(invite, OTHER.getBytes(StandardCharsets.UTF_8), true);
        assertThat(latin1(SipHeaders.body(invite))).isEqualTo(strict.replace(SDP, OTHER));
    }

    @Test
    void a_part_without_disposition_behind_another_part_and_a_preamble_is_found() throws Exception {
        String second =
                "This is a preamble with --sep-abc inside.\r\n--sep-abc \r\nContent-Type: application/pidf+xml\r\n\r\n"
                        + "<presence/>\r\n--sep-abcd is no delimiter\r\n--sep-abc\r\nc\r\n--sep-abc\r\n"
                        + "Content-Type:\r\n application/sdp\r\n\r\n" + SDP + "--sep-abc--";
        SdpBody body = SdpBody.of(invite("multipart/mixed;boundary=\"sep-abc\"", second))
                .orElseThrow();
        assertThat(text(body.sdp())).isEqualTo(SDP);
    }

    @Test
    void a_nested_multipart_body_is_searched_and_an_early_session_is_passed_over() throws Exception {
        String inner = "--in\r\nContent-Type: application/sdp\r\nContent-Disposition: early-session\r\n\r\n" + OTHER
                + "\r\n--in\r\nContent-Type: Application/SDP\r\n\r\n" + SDP + "\r\n--in--\r\n";
        String outer = "--out\r\nContent-Type: multipart/alternative; boundary=in\r\n\r\n" + inner + "\r\n--out--\r\n";
        Message invite = invite("multipart/related; boundary=out", outer);
        SdpBody body = SdpBody.of(invite).orElseThrow();
        assertThat(text(body.sdp())).isEqualTo(SDP);
        body.replace(invite, "v=0\r\n".getBytes(StandardCharsets.UTF_8), false);
        assertThat(latin1(SipHeaders.body(invite))).isEqualTo(outer.replace(SDP, "v=0\r\n"));
    }

    @Test
    void an_encoded_description_is_known_as_such() throws Exception {
        assertThat(SdpBody.of(invite("application/sdp\r\nContent-Encoding: gzip", "\u001f"))
                        .orElseThrow()
                        .encoded())
                .isTrue();
        assertThat(SdpBody.of(invite("application/sdp\r\nContent-Encoding: identity", SDP))
                        .orElseThrow()
                        .encoded())
                .isFalse();
        String part = FIRST.replaceFirst("sdp\r\n", "sdp\r\nContent-Transfer-Encoding: base64\r\n");
        assertThat(SdpBody.of(invite("multipart/mixed; boundary=sep-abc", part))
                        .orElseThrow()
                        .encoded())
                .isTrue();
    }

    @Test
    void bodies_without_a_description_have_none() throws Exception {
        assertThat(SdpBody.of(invite("text/plain", SDP))).isEmpty();
        assertThat(SdpBody.of(invite("application/sdp", ""))).isEmpty();
        assertThat(SdpBody.of(invite("multipart/mixed; boundary=sep-abc", FIRST.replace("/sdp", "/pidf+xml"))))
                .isEmpty();
    }

    @Test
    void a_sole_description_is_the_session_whatever_its_disposition() throws Exception {
        for (String disposition : new String[] {"early-session", "render", "session;handling=optional"}) {
            Message invite = invite("application/sdp\r\nContent-Disposition: " + disposition, SDP);
            assertThat(text(SdpBody.of(invite).orElseThrow().sdp())).isEqualTo(SDP);
        }
    }

    @Test
    void a_body_without_a_type_counts_as_encoded() throws Exception { // RFC 3261 §20.15
        Message invite = invite("application/sdp", SDP);
        invite.removeHeader("Content-Type");
        assertThat(SdpBody.of(invite).orElseThrow().encoded()).isTrue();
    }

    @Test
    void a_multipart_body_that_cannot_be_taken_apart_counts_as_encoded() throws Exception {
        assertThat(isEncoded("multipart/mixed", FIRST)).isTrue();
        assertThat(isEncoded("multipart/mixed; boundary=sep-abc", "--sep-abc")).isTrue();
        assertThat(isEncoded("multipart/mixed; boundary=other", FIRST)).isTrue();
        assertThat(isEncoded("multipart/mixed; boundary=sep-abc\r\nContent-Encoding: gzip", FIRST))
                .isTrue();
        assertThat(isEncoded("multipart/mixed; boundary=sep-abc\r\nContent-Transfer-Encoding: base64", FIRST))
                .isFalse(); // no SIP header: RFC 3261 §20
        String many = "--sep-abc\r\nContent-Type: text/plain\r\n\r\nx\r\n".repeat(32) + FIRST;
        assertThat(isEncoded("multipart/mixed; boundary=sep-abc", many)).isTrue();
        String nested = FIRST;
        String type = "multipart/mixed; boundary=sep-abc";
        for (int level = 0; level < 4; level++) {
            nested = "--b" + level + "\r\nContent-Type: " + type + "\r\n\r\n" + nested + "\r\n--b" + level + "--\r\n";
            type = "multipart/mixed; boundary=b" + level;
        }
        assertThat(isEncoded(type, nested)).isTrue();
    }

    @Test
    void one_of_two_descriptions_is_not_read_since_the_other_would_pass() throws Exception {
        assertThat(isEncoded(
                        "multipart/mixed; boundary=sep-abc",
                        FIRST.replace(ISUP, "Content-Type: application/sdp\r\n\r\n" + OTHER)))
                .isTrue();
    }

    private static boolean isEncoded(String type, String body) throws Exception {
        return SdpBody.of(invite(type, body)).orElseThrow().encoded();
    }

    private static Message invite(String type, String body) throws Exception {
        String head =
                "INVITE sip:alice@sipwright.test SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:17070;branch=z9hG4bKcase1\r\n"
                        + "From: <sip:0123@127.0.0.1>;tag=g\r\nTo: <sip:alice@sipwright.test>\r\nCall-ID: case-1\r\n"
                        + "CSeq: 1 INVITE\r\nMax-Forwards: 70\r\nContent-Type: " + type + "\r\nContent-Length: "
                        + body.length()
                        + "\r\n\r\n";
        return new StrictCodec().parse((head + body).getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String wire(Message message) {
        return latin1(new StrictCodec().encode(message));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
