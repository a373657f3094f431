package io.sipwright.server.nat;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.server.sip.SipElements;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a URI leads, by its text alone. */
final class UriAddressTest {
    @ParameterizedTest
    @CsvSource({"sip:a@198.51.100.7, 5060", "sip:a@198.51.100.7:65535, 65535", "sip:a@[2001:db8::1]:7, 7"})
    void an_address_has_its_port_or_the_usual_one(String uri, int port) {
        assertThat(UriAddress.of(SipElements.uri(uri)))
                .hasValueSatisfying(address -> assertThat(address.getPort()).isEqualTo(port));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sip:a@198.51.100.7:65536", "sip:a@198.51.100.7:0", "sip:a@999.1.1.1", "sip:a@phone.example"})
    void a_port_or_an_address_that_is_none_leads_nowhere(String uri) {
        assertThat(UriAddress.of(SipElements.uri(uri))).isEmpty();
    }
}
