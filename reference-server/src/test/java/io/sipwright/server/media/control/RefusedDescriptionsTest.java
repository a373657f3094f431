package io.sipwright.server.media.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sipwright.server.limit.Limit;
import io.sipwright.server.sdp.MediaKind;
import io.sipwright.server.sdp.Samples;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Descriptions that the bridge refuses, each with the rule that it breaks. */
class RefusedDescriptionsTest {
    private TestCall call;

    @BeforeEach
    void open() throws Exception {
        call = new TestCall();
    }

    @AfterEach
    void close() {
        call.close();
    }

    @Test
    void a_codec_that_nobody_bridges_is_488() { // SDP-025
        call.browser.onlyFormats("9");
        byte[] offer = call.browser.describe("actpass", "sendrecv");
        assertThatThrownBy(() -> call.session.offer(MediaKind.WEBRTC, offer))
                .isInstanceOfSatisfying(MediaRefusedException.class, refused -> assertThat(refused.status())
                        .isEqualTo(488));
    }

    static Stream<Arguments> badLines() {
        return Stream.of(
                Arguments.of("a=rtcp:\\d+", "a=rtcp:99999", "a=rtcp needs a port"),
                Arguments.of("a=rtcp:\\d+", "a=rtcp:x", "a=rtcp needs a port"),
                Arguments.of("a=rtcp:\\d+", "a=rtcp:40001 IN IP4 1.2.3.999", "unicast IP address"),
                Arguments.of("(?s)m=audio \\d+(.*)a=rtcp:\\d+\r\n", "m=audio 65535$1", "leaves no port for RTCP"),
                Arguments.of("m=audio \\d+", "m=audio 65536", "0 to 65535"),
                Arguments.of("m=audio \\d+", "m=audio 99999999999", "0 to 65535"),
                Arguments.of("m=audio \\d+", "m=audio 4000/x", "0 to 65535"),
                Arguments.of("c=IN IP4 127.0.0.1", "c=IN IP4 300.1.1.1", "unicast IP address"),
                Arguments.of("c=IN IP4 127.0.0.1", "c=IN IP4 phone.example", "unicast IP address"),
                Arguments.of("c=IN IP4 127.0.0.1", "c=IN IP4 224.2.36.42/127", "unicast IP address"),
                Arguments.of("c=IN IP4 127.0.0.1", "c=IN IP4 255.255.255.255", "unicast IP address"),
                Arguments.of("c=IN IP4 127.0.0.1", "c=IN IP4 ::1", "unicast IP address"),
                Arguments.of("c=IN IP4 127.0.0.1", "c=IN IP6 127.0.0.1", "unicast IP address"),
                Arguments.of("c=IN IP4 127.0.0.1", "c=IN IP6 2001:db8::1", "another IP version"),
                Arguments.of("a=rtcp:\\d+", "a=rtcp:40001 IN IP6 2001:db8::1", "another IP version"),
                Arguments.of("c=IN IP4 127.0.0.1", "c=IN IP4", "unicast IP address"));
    }

    @ParameterizedTest
    @MethodSource("badLines")
    void numbers_and_addresses_that_are_none_are_488(String pattern, String replacement, String rule) {
        String sdp = new String(call.phone.describe("sendrecv"), StandardCharsets.US_ASCII);
        byte[] bad = sdp.replaceFirst(pattern, replacement).getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> call.session.offer(MediaKind.RTP, bad))
                .hasMessageContaining(rule)
                .isInstanceOfSatisfying(MediaRefusedException.class, refused -> assertThat(refused.status())
                        .isEqualTo(488));
    }

    @Test
    void an_answer_without_rtcp_mux_is_refused() throws Exception { // RFC 8858 §4.4, case 11
        OfferExchange exchange = call.session.offer(MediaKind.RTP, call.phone.describe("sendrecv"));
        byte[] bad = without(call.browser.describe("active", "sendrecv"), "a=rtcp-mux\r\n");
        assertThatThrownBy(() -> exchange.answer(bad)).hasMessageContaining("RFC 8858 §4.4");
    }

    @Test
    void rtcp_mux_is_not_answered_where_it_was_not_offered() throws Exception { // RFC 5761 §5.1.1
        byte[] offer = without(call.browser.describe("actpass", "sendrecv"), "a=rtcp-mux\r\n");
        OfferExchange exchange = call.session.offer(MediaKind.WEBRTC, offer);
        byte[] answer = exchange.answer(call.phone.describe("sendrecv"));
        assertThat(Samples.lines(answer)).noneMatch(line -> line.startsWith("a=rtcp"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha-256 AA:BB", "md5 00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF", "sha-256 zz"})
    void fingerprints_that_no_certificate_can_have_are_refused(String fingerprint) { // RFC 8122 §5
        byte[] offer = replaced("a=fingerprint:.*", "a=fingerprint:" + fingerprint);
        assertThatThrownBy(() -> call.session.offer(MediaKind.WEBRTC, offer)).hasMessageContaining("RFC 8122 §5");
    }

    @Test
    void one_usable_fingerprint_is_enough() throws Exception { // RFC 8122 §5
        byte[] offer = replaced("(a=fingerprint:.*)", "a=fingerprint:md5 AA:BB\r\n$1");
        assertThat(call.session.offer(MediaKind.WEBRTC, offer).offer()).isNotEmpty();
    }

    @Test
    void an_ice_lite_agent_is_refused() { // RFC 8445 §2.5: no side would check
        byte[] offer = replaced("t=0 0", "t=0 0\r\na=ice-lite");
        assertThatThrownBy(() -> call.session.offer(MediaKind.WEBRTC, offer)).hasMessageContaining("a=ice-lite");
    }

    private byte[] replaced(String pattern, String replacement) {
        return new String(call.browser.describe("actpass", "sendrecv"), StandardCharsets.US_ASCII)
                .replaceFirst(pattern, replacement)
                .getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void short_ice_credentials_are_refused() { // RFC 8839 §5.4
        byte[] offer = new String(call.browser.describe("actpass", "sendrecv"), StandardCharsets.US_ASCII)
                .replaceFirst("a=ice-pwd:.*", "a=ice-pwd:short")
                .getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> call.session.offer(MediaKind.WEBRTC, offer)).hasMessageContaining("RFC 8839 §5.4");
    }

    @Test
    void a_description_that_is_too_large_is_488_with_the_rule_and_counted() { // SEC-018
        byte[] large = (new String(call.phone.describe("sendrecv"), StandardCharsets.US_ASCII) + "a=x\r\n".repeat(6500))
                .getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> call.session.offer(MediaKind.RTP, large)).hasMessageContaining("more than 1000 lines");
        assertThat(call.counters.count(Limit.DESCRIPTION_SIZE)).isEqualTo(1);
    }

    private static byte[] without(byte[] sdp, String line) {
        return new String(sdp, StandardCharsets.US_ASCII).replace(line, "").getBytes(StandardCharsets.US_ASCII);
    }
}
