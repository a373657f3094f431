package io.sipwright.pstn.sip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The usual spellings take a shortcut in the parser, with the same result. */
class UsualFormsTest {
    @ParameterizedTest
    @CsvSource({
        "SIP/2.0/UDP 10.0.0.1:5060;branch=a, SIP / 2.0 / UDP  10.0.0.1 : 5060 ;branch=a",
        "SIP/2.0/WSS x-1.invalid;branch=a, SIP /2.0/WSS x-1.invalid;branch=a",
        "SIP/2.0/TLS [::1]:5061;branch=a, SIP / 2.0/TLS [::1]:5061;branch=a"
    })
    void a_via_means_the_same_however_it_is_spaced(String usual, String spaced) {
        assertThat(Via.parse(usual)).isEqualTo(Via.parse(spaced));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SIP/2.0/UDP", "SIP/2.0/UDP ", "SIP/2.0/UDP h:", "SIP/2.0/UDP h:123456", "SIP/2.0/UDP :1"})
    void a_via_without_sent_by_has_none(String value) {
        assertThat(Via.parse(value).host()).isEmpty();
    }

    @Test
    void a_status_line_keeps_its_reason() {
        assertThat(StartLine.parse("SIP/2.0 200 OK")).isEqualTo(StartLine.parse("sip/2.0 200 OK"));
        assertThat(StartLine.parse("SIP/2.0 404 Not  Found ").reason()).isEqualTo("Not  Found ");
        assertThat(StartLine.parse("SIP/2.0 200").status()).isEqualTo(200);
        assertThat(StartLine.parse("SIP/2.0 2000 OK").isResponse()).isFalse();
    }

    @Test
    void a_request_line_keeps_its_uri() {
        assertThat(StartLine.parse("INVITE sip:a@b;x=1 SIP/2.0"))
                .isEqualTo(StartLine.parse("INVITE  sip:a@b;x=1  SIP/2.0"));
        assertThat(StartLine.parse("A/B sip:a@b SIP/2.0").isRequest()).isFalse();
        assertThat(StartLine.parse("INVITE SIP/2.0").isRequest()).isFalse();
    }

    @Test
    void text_that_is_no_ascii_survives_parsing_and_editing() {
        SipText message = SipText.parse("OPTIONS sip:a@b SIP/2.0\r\nSubject: Grüße\r\nTo: x\r\n\r\n");

        assertThat(message.header("Subject")).contains("Grüße");
        assertThat(message.with("Subject", "süß").header("Subject")).contains("süß");
        assertThat(SipText.parse(message.with("Subject", "süß").bytes()).header("s"))
                .contains("süß");
    }
}
