package io.sipwright.scenarios.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sipwright.pstn.sip.SipText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderExpectationTest {
    private static final SipText MESSAGE = SipText.parse("""
            SIP/2.0 200 OK
            Via: SIP/2.0/UDP 10.1.1.1:5060;branch=z9hG4bKa;rport=5070;received=127.0.0.1
            v: SIP/2.0/UDP 10.2.2.2
            CSeq: 7 REGISTER
            Contact: "a, b" <sip:alice@127.0.0.1:5062;transport=ws>;expires=90, <sip:bob@x.test>;expires=60
            WWW-Authenticate: Digest realm="x, y", nonce="n=1", algorithm=MD5
            Subscription-State: active;expires=599
            Supported:
            Content-Length: 2

            hi""".replace("\n", "\r\n"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Via;rport | is | 5070",
                "Via | values | 2",
                "Via[2] | is | SIP/2.0/UDP 10.2.2.2",
                "Via | is | SIP/2.0/UDP 10.1.1.1:5060;received=127.0.0.1;branch=z9hG4bKa;rport=5070",
                "Via | is | SIP/2.0/UDP 10.1.1.1:5060;Received = 127.0.0.1;BRANCH=z9hG4bKa;rport= 5070",
                "Contact | values | 2",
                "Contact | contains | sip:alice@127.0.0.1:5062;transport=ws",
                "Contact[sip:bob@x.test];expires | at most | 60",
                "Contact;expires | at least | 90",
                "Contact | contains not | sip:carol@x.test",
                "WWW-Authenticate;realm | is | x, y",
                "WWW-Authenticate;nonce | matches | ^n=",
                "Challenge;realm | is | x, y",
                "Challenge | values | 1",
                "Subscription-State | is | active",
                "Subscription-State | is not | terminated",
                "Require | absent | ",
                "Via | present | ",
                "Supported | present | ",
                "Body | is | hi",
                "Body-Bytes | is | 6869",
                "Contact[last];expires | is | 60",
                "CSeq-Number | is | 7",
                "Challenge-Parameters | is | algorithm nonce realm",
                "Header-Names | is | contact content-length cseq subscription-state supported via www-authenticate",
                "Reason-Phrase | is one of | Fine, OK"
            })
    void a_message_has_what_it_has(String cell, String predicate, String wanted) {
        assertThat(of(cell, predicate, wanted).missing(MESSAGE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Via;rport | is | 507 | Via;rport is 5070",
                "Contact | values | 1 | Contact is 2 values",
                "Contact | contains | sip:alice@127.0.0.1:506 | Contact is",
                "Contact[sip:bob@x.test];expires | at most | 59 | is 60",
                "Contact[sip:carol@x.test];expires | at most | 59 | absent",
                "Subscription-State | is | active;expires=1 | active;expires=599",
                "Contact | matches not | sip:bob | Contact is <sip:bob@x.test>;expires=60",
                "Contact | contains not | sip:bob@x.test | Contact is",
                "Body | matches not | h. | Body is hi",
                "Require | present | | absent",
                "Via | absent | | Via is SIP/2.0/UDP",
                "Reason-Phrase | at most | 5 | OK"
            })
    void a_message_lacks_what_it_lacks_and_says_what_is_there(
            String cell, String predicate, String wanted, String actual) {
        assertThat(of(cell, predicate, wanted).missing(MESSAGE))
                .hasValueSatisfying(a -> assertThat(a).contains(actual));
    }

    @Test
    void a_body_is_equal_only_to_the_last_byte() {
        SipText message = SipText.parse("MESSAGE sip:a@x.test SIP/2.0\r\nContent-Length: 5\r\n\r\na;b\r\n");
        assertThat(of("Body", "is", "a;b\r\n").missing(message)).isEmpty();
        assertThat(of("Body", "is", "a;b").missing(message)).contains("Body is a;b\\r\\n");
        assertThat(of("Body", "is", "a;b\r\nc").missing(message)).contains("Body is a;b\\r\\n");
        assertThat(of("Body", "is", "a").missing(message)).isPresent();
    }

    @Test
    void an_unknown_predicate_is_refused_with_those_that_there_are() {
        assertThatThrownBy(() -> of("Via", "equals", "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is one of");
    }

    private static HeaderExpectation of(String cell, String predicate, String wanted) {
        return HeaderExpectation.of(wanted == null ? List.of(cell, predicate) : List.of(cell, predicate, wanted));
    }
}
