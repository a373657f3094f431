package io.sipwright.server.registrar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.sipwright.server.sip.SipElements;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** F49, REG-016: the canonical form of a user. */
final class AddressOfRecordTest {
    @ParameterizedTest
    @CsvSource({
        "%61lice, alice",
        "al%69ce, alice",
        "j%c3%b6rg, jörg",
        "100%25, 100%",
        "%2B49, +49",
        "a%2525, a%25",
    })
    void escapes_are_undone_once(String user, String canonical) {
        assertThat(user("sip:" + user + "@SIPWRIGHT.test;x=1")).isEqualTo(canonical);
    }

    @Test
    void escaped_characters_beyond_the_basic_plane_are_kept() {
        assertThat(user("sip:%F0%9F%98%80@sipwright.test")).isEqualTo("\uD83D\uDE00");
    }

    @Test
    void a_long_user_costs_time_in_proportion_only() {
        String user = "%25".repeat(200_000);
        assertTimeout(Duration.ofSeconds(2), () -> assertThat(user("sip:" + user + "@sipwright.test"))
                .hasSize(200_000));
    }

    private static String user(String uri) {
        return AddressOfRecord.of(SipElements.uri(uri)).orElseThrow().user();
    }
}
