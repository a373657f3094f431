package io.sipwright.pstn.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SdpSyntaxTest {
    private static final String GOOD = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=ice-options:ice2\r\n"
            + "m=audio 7478 UDP/TLS/RTP/SAVPF 0 101\r\nc=IN IP4 127.0.0.1\r\na=rtcp-mux\r\na=rtpmap:0 PCMU/8000\r\n";

    @Test
    void a_description_to_the_letter_has_no_fault() {
        assertThat(SdpSyntax.fault(GOOD)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "s=-              | s=                | does not have the form",
                "t=0 0\\r\\n      | ''                | no t= line",
                "s=-\\r\\nt=0 0   | t=0 0\\r\\ns=-    | out of order",
                "c=IN IP4 127.0.0.1\\r\\n | ''        | has no c= line",
                "a=rtcp-mux\\r\\n | a=rtcp-mux\\n     | end is not CRLF",
                "o=- 1 1 IN IP4 127.0.0.1 | o=- 1 IN IP4 x | does not have the form",
                "PCMU/8000\\r\\n  | PCMU/8000         | last line does not end with CRLF",
                "a=rtpmap:0       | a=rtp map         | does not have the form"
            })
    void each_fault_is_named(String was, String is, String fault) {
        String text = GOOD.replace(escaped(was), escaped(is));
        assertThat(text).isNotEqualTo(GOOD);
        assertThat(SdpSyntax.fault(text).orElse("")).contains(fault);
    }

    private static String escaped(String text) {
        return text.replace("\\r", "\r").replace("\\n", "\n");
    }
}
