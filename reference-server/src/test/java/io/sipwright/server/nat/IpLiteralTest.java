package io.sipwright.server.nat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** F19, DNS-005, NAT-005: what only looks like an address is no address, and no resolver is asked for it. */
final class IpLiteralTest {
    @ParameterizedTest
    @CsvSource({
        "198.51.100.7, 198.51.100.7",
        "255.255.255.255, 255.255.255.255",
        "010.0.0.001, 10.0.0.1",
        "[2001:db8::1], 2001:db8:0:0:0:0:0:1",
        "2001:db8::1, 2001:db8:0:0:0:0:0:1",
        "::ffff:192.168.0.1, 192.168.0.1"
    })
    void an_address_is_read_as_it_is_spelled(String text, String address) {
        assertThat(IpLiteral.parse(text))
                .hasValueSatisfying(ip -> assertThat(ip.getHostAddress()).isEqualTo(address));
    }

    /** The platform would ask its resolver for the first of these: it is the name of the loopback interface there. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "999.1.1.1",
                "256.0.0.1",
                "1.2.3",
                "1.2.3.4.5",
                "1..2.3",
                "1.2.3.+4",
                "1.2.3.0004",
                "16909060",
                "١.٢.٣.٤",
                ".:1",
                "::ffff:999.1.1.1",
                "fe80::1%lo",
                "[1.2.3.4]",
                "[]",
                ":",
                ""
            })
    void anything_else_is_no_address(String text) {
        assertThat(IpLiteral.parse(text)).isEmpty();
    }

    @Test
    void a_number_above_255_is_refused_without_a_resolver() {
        long before = System.nanoTime();
        for (int i = 0; i < 10_000; i++) {
            assertThat(IpLiteral.parse("999.1." + i % 256 + ".1")).isEmpty();
        }
        assertThat(System.nanoTime() - before)
                .as("10,000 lookups would take longer")
                .isLessThan(2_000_000_000L);
    }
}
