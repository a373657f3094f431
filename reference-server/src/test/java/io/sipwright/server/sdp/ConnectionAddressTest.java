package io.sipwright.server.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionAddressTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1",
        "255.255.255.255, 255.255.255.255",
        "0.0.0.0, 0.0.0.0",
        "::, 0:0:0:0:0:0:0:0",
        "::1, 0:0:0:0:0:0:0:1",
        "2001:db8::5, 2001:db8:0:0:0:0:0:5",
        "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8",
        "2001:DB8::192.0.2.33, 2001:db8:0:0:0:0:c000:221",
        "::ffff:192.0.2.33, 192.0.2.33"
    })
    void literals_are_read(String text, String address) {
        assertThat(ConnectionAddress.parse(text).map(InetAddress::getHostAddress))
                .contains(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "300.1.1.1",
                "1.2.3",
                "1.2.3.4.5",
                "1..2.3",
                "1.2.3.4 ",
                "01x.2.3.4",
                "0001.2.3.4",
                "phone",
                "phone.example",
                "1:2:3",
                "1:2:3:4:5:6:7:8:9",
                "1::2::3",
                "1:2:3:4:5:6:7::8:9",
                "g::1",
                "12345::",
                ":",
                "::1.2.3.999",
                "fe80::1%eth0",
                "\u0661.2.3.4"
            })
    void whatever_else_is_no_address(String text) { // DNS-005: no resolver is asked
        assertThat(ConnectionAddress.parse(text)).isEmpty();
    }
}
