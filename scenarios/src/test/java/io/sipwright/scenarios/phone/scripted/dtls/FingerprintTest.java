package io.sipwright.scenarios.phone.scripted.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintTest {
    @ParameterizedTest
    @CsvSource({
        "0A:FF, false, F5:00",
        "FF:0A, false, 01:F5",
        "0A:FF, true, 00:00",
        "00:0F, true, 00:F0",
    })
    void a_spoilt_fingerprint_begins_with_00_only_where_that_is_wanted(String own, boolean fromZero, String spoilt) {
        assertThat(Fingerprint.parse("sha-256 " + own).spoilt(fromZero)).hasToString("sha-256 " + spoilt);
    }

    @Test
    void a_spoilt_fingerprint_is_not_the_certificates() {
        byte[] certificate = {1, 2, 3};
        Fingerprint own = Fingerprint.of("sha-256", certificate);
        assertThat(own.isOf(certificate)).isTrue();
        assertThat(own.spoilt(false).isOf(certificate)).isFalse();
        assertThat(own.spoilt(true).isOf(certificate)).isFalse();
    }
}
