package io.sipwright.server.registrar;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.server.sip.SipElements;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of RFC 3261 §19.1.4, and what browsers write. */
final class ContactUriTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sip:%61lice@atlanta.com;transport=TCP | sip:alice@AtlanTa.CoM;Transport=tcp",
                "sip:carol@chicago.com | sip:carol@chicago.com;newparam=5",
                "sip:carol@chicago.com | sip:carol@chicago.com;security=on",
                "sip:biloxi.com;transport=tcp;method=REGISTER?to=a | sip:biloxi.com;method=REGISTER;transport=tcp?to=a",
                "sip:u1@abc.invalid;transport=ws;ob | sip:u1@ABC.invalid;ob;transport=WS"
            })
    void these_are_the_same(String one, String other) {
        assertThat(contact(one).sameAs(contact(other))).isTrue();
        assertThat(contact(other).sameAs(contact(one))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sip:ALICE@AtlanTa.CoM;Transport=udp | sip:alice@AtlanTa.CoM;Transport=UDP",
                "sip:bob@biloxi.com | sip:bob@biloxi.com:5060",
                "sip:bob@biloxi.com | sip:bob@biloxi.com;transport=udp",
                "sip:bob@biloxi.com | sip:bob@biloxi.com;maddr=1.2.3.4",
                "sip:carol@chicago.com | sip:carol@chicago.com?Subject=next",
                "sip:carol@chicago.com;security=on | sip:carol@chicago.com;security=off",
                "sip:bob@biloxi.com | sips:bob@biloxi.com",
                "sip:bob@biloxi.com | sip:bob:pw@biloxi.com"
            })
    void these_differ(String one, String other) {
        assertThat(contact(one).sameAs(contact(other))).isFalse();
        assertThat(contact(other).sameAs(contact(one))).isFalse();
    }

    private static ContactUri contact(String uri) {
        return ContactUri.of(SipElements.uri(uri));
    }
}
