package io.sipwright.server.nat;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The verdict of each named test on a Contact host (RFC 6314 §5.1). */
final class NatTestTest {
    private static final InetSocketAddress SOURCE = new InetSocketAddress("198.51.100.7", 5060);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "198.51.100.7   |",
                "abc.invalid    | INVALID_HOST HOST_DIFFERS",
                "10.1.2.3       | PRIVATE_V4 HOST_DIFFERS",
                "172.31.0.1     | PRIVATE_V4 HOST_DIFFERS",
                "172.32.0.1     | HOST_DIFFERS",
                "100.64.0.1     | CARRIER_GRADE HOST_DIFFERS",
                "100.128.0.1    | HOST_DIFFERS",
                "[fd00::2]      | UNIQUE_LOCAL_V6 HOST_DIFFERS",
                "[fe80::1]      | LINK_LOCAL HOST_DIFFERS",
                "[2001:db8::1]  | HOST_DIFFERS",
                "169.254.1.1    | LINK_LOCAL HOST_DIFFERS",
                "127.0.0.1      | LOOPBACK HOST_DIFFERS",
                "phone.example  | HOST_DIFFERS"
            })
    void hits(String host, String expected) {
        String[] names = expected == null ? new String[0] : expected.split(" ");
        assertThat(NatTest.of(host, -1, SOURCE))
                .containsExactlyElementsOf(
                        Arrays.stream(names).map(NatTest::valueOf).toList());
    }

    @Test
    void a_missing_port_counts_as_5060() {
        assertThat(NatTest.PORT_DIFFERS.hits("x", -1, SOURCE)).isFalse();
        assertThat(NatTest.PORT_DIFFERS.hits("x", 5070, SOURCE)).isTrue();
    }
}
