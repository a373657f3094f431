package io.sipwright.pstn.sip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SipUriTest {
    /** The pairs of RFC 3261 §19.1.4. */
    @ParameterizedTest
    @CsvSource(delimiter = ' ', textBlock = """
        true sip:%61lice@atlanta.com;transport=TCP sip:alice@AtLanTa.CoM;Transport=tcp
        true sip:carol@chicago.com sip:carol@chicago.com;newparam=5
        true sip:carol@chicago.com;security=on sip:carol@chicago.com;newparam=5
        true sip:biloxi.com;transport=tcp;method=REGISTER?to=sip:bob%40biloxi.com sip:biloxi.com;method=REGISTER;transport=tcp?to=sip:bob%40biloxi.com
        true sip:alice@atlanta.com?subject=project%20x&priority=urgent sip:alice@atlanta.com?priority=urgent&subject=project%20x
        false SIP:ALICE@AtLanTa.CoM;Transport=udp sip:alice@AtLanTa.CoM;Transport=UDP
        false sip:bob@biloxi.com sip:bob@biloxi.com:5060
        false sip:bob@biloxi.com sip:bob@biloxi.com;transport=udp
        false sip:carol@chicago.com sip:carol@chicago.com?Subject=next%20meeting
        false sip:carol@chicago.com;security=on sip:carol@chicago.com;security=off
        """)
    void equality_is_that_of_the_rfc(boolean equal, String a, String b) {
        assertThat(SipUri.parse(a).orElseThrow().equivalent(SipUri.parse(b).orElseThrow()))
                .isEqualTo(equal);
        assertThat(SipUri.parse(b).orElseThrow().equivalent(SipUri.parse(a).orElseThrow()))
                .isEqualTo(equal);
    }

    @Test
    void all_parts_are_read() {
        SipUri uri =
                SipUri.parse("sips:a;x=1:pw@[::1]:5071;transport=WS;lr?h=1&i=2").orElseThrow();
        assertThat(uri.user()).isEqualTo("a;x=1");
        assertThat(uri.password()).isEqualTo("pw");
        assertThat(uri.host()).isEqualTo("[::1]");
        assertThat(uri.port()).hasValue(5071);
        assertThat(uri.transport()).isEqualTo("ws");
        assertThat(uri.isLooseRouter()).isTrue();
        assertThat(uri).hasToString("sips:a;x=1:pw@[::1]:5071;transport=WS;lr?h=1&i=2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tel:+1", "sip:", "sip:@", "sip:a b@c", "sip:a@h:port", "*"})
    void what_is_no_sip_uri_is_empty(String text) {
        assertThat(SipUri.parse(text)).isEmpty();
    }

    @Test
    void without_brackets_parameters_belong_to_the_header() {
        NameAddr bare = NameAddr.parse("sip:a@h;tag=1");
        assertThat(bare.uri()).isEqualTo("sip:a@h");
        assertThat(bare.tag()).isEqualTo("1");
        NameAddr bracketed = NameAddr.parse("\"x \\\"<y>\" <sip:a@h;transport=ws>;expires=600");
        assertThat(bracketed.display()).isEqualTo("x \"<y>");
        assertThat(bracketed.sipUri().orElseThrow().transport()).isEqualTo("ws");
        assertThat(bracketed.param("Expires")).hasValue("600");
    }
}
