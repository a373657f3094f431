package io.sipwright.server.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionDescriptionTest {
    static List<byte[]> samples() {
        return Samples.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void every_description_of_a_real_browser_survives_byte_for_byte(byte[] text) throws SdpSyntaxException {
        assertThat(SessionDescription.parse(text).encode()).isEqualTo(text);
    }

    @Test
    void the_samples_are_all_there() {
        assertThat(samples()).hasSizeGreaterThan(20);
    }

    @Test
    void bare_line_feeds_strange_bytes_and_a_missing_last_line_end_survive() throws SdpSyntaxException {
        byte[] text = "v=0\no=- 1 1 IN IP4 0.0.0.0\ns=Gr\u00fc\u00dfe\u0007\r\nt=0 0\nx=what\r\na=zzz:1"
                .getBytes(StandardCharsets.UTF_8);
        assertThat(SessionDescription.parse(text).encode()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=1;o=- 1 1 IN IP4 1.2.3.4;s=-;t=0 0 | 1 | v=0 (RFC 8866 §5.1)",
                "v=0;o=- 1 1 IN IP4 1.2.3.4;t=0 0 | 3 | lacks its s= line",
                "v=0;o=- 1 1 IN IP4 1.2.3.4;s=-;t=0 0;nonsense | 5 | <type>=<value>",
                "v=0;o=- 1 1 IN IP4 1.2.3.4;s=-;t=0 0;m=audio 70000 RTP/AVP 0 | 5 | 0 to 65535",
                "v=0;o=- 1 1 IN IP4 1.2.3.4;s=-;t=0 0;a=x;m=audio 5 | 6 | media, port, proto and a format"
            })
    void an_error_names_the_line_and_the_rule(String lines, int line, String rule) {
        byte[] text = lines.strip().replace(";", "\r\n").getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> SessionDescription.parse(text))
                .isInstanceOf(SdpSyntaxException.class)
                .hasMessageContaining("SDP line " + line + ":")
                .hasMessageContaining(rule);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n", "\r\n\r\n\r\n"})
    void empty_lines_after_the_last_one_are_skipped(String more) throws SdpSyntaxException { // case 08
        String sdp = "v=0\r\no=- 1 1 IN IP4 1.2.3.4\r\ns=-\r\nt=0 0\r\nm=audio 5 RTP/AVP 0\r\n";
        assertThat(SessionDescription.parse((sdp + more).getBytes(StandardCharsets.US_ASCII))
                        .encode())
                .isEqualTo(sdp.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void an_empty_line_in_between_is_none_of_a_description() {
        byte[] text = "v=0\r\n\r\no=- 1 1 IN IP4 1.2.3.4\r\ns=-\r\nt=0 0\r\n".getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> SessionDescription.parse(text)).hasMessageContaining("SDP line 2:");
    }

    @ParameterizedTest
    @CsvSource({"20, 8, 8, more than 20 lines", "100, 2, 8, more than 2 m= lines", "100, 8, 3, more than 3 formats"})
    void what_is_larger_than_the_limits_is_refused_with_the_rule(int lines, int sections, int formats, String rule) {
        String head = "v=0\r\no=- 1 1 IN IP4 1.2.3.4\r\ns=-\r\nt=0 0\r\n";
        byte[] text = (head + "m=audio 5 RTP/AVP 0 8 9 18\r\n".repeat(4) + "a=x\r\n".repeat(40))
                .getBytes(StandardCharsets.US_ASCII);
        SdpLimits limits = new SdpLimits(lines, sections, formats);
        assertThatThrownBy(() -> SessionDescription.parse(text, limits))
                .hasMessageContaining(rule)
                .isInstanceOfSatisfying(SdpSyntaxException.class, refused -> assertThat(refused.limit())
                        .isTrue());
    }

    @Test
    void a_bare_carriage_return_is_refused() { // a peer could read the rest as a line from this server
        byte[] text =
                "v=0\no=- 1 1 IN IP4 1.2.3.4\ns=-\nt=0 0\na=ptime:20\ra=inactive\n".getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> SessionDescription.parse(text)).hasMessageContaining("bare CR");
        assertThatThrownBy(
                        () -> SessionDescription.parse("abc\rRoute: <sip:x>\r\n".getBytes(StandardCharsets.US_ASCII)))
                .hasMessageContaining("bare CR")
                .extracting(Throwable::getMessage)
                .asString()
                .doesNotContain("\r");
    }

    @Test
    void firefox_says_its_fingerprint_at_session_level_and_it_counts() throws SdpSyntaxException {
        SessionDescription sdp = SessionDescription.parse(Samples.first("jssip-firefox-invite-audio.txt"));
        assertThat(sdp.media().get(0).has("fingerprint")).isFalse();
        assertThat(sdp.effective(sdp.media().get(0), "fingerprint"))
                .singleElement()
                .asString()
                .startsWith("sha-256");
    }
}
