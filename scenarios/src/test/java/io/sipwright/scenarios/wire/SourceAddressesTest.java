package io.sipwright.scenarios.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sipwright.scenarios.target.Placeholders;
import io.sipwright.scenarios.target.TargetReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SourceAddressesTest {
    private static final String FAR_END = "127.0.0.1:7070";

    @Test
    void a_second_loopback_address_reaches_a_target_on_this_machine() throws IOException {
        SourceAddresses sources = target("127.0.0.11", FAR_END);

        assertThat(sources.udp("127.0.0.2", true).getHostAddress()).isEqualTo("127.0.0.2");
        assertThat(sources.webSocket("127.0.0.3", true))
                .isNotNull()
                .extracting(a -> a.getHostAddress())
                .isEqualTo("127.0.0.3");
    }

    @Test
    void a_target_elsewhere_is_not_reached_from_a_loopback_address() {
        SourceAddresses sources = target("198.51.100.10", FAR_END);

        assertThatThrownBy(() -> sources.udp("127.0.0.2", true))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nothing can be sent from 127.0.0.2 to 198.51.100.10:5060")
                .hasMessageContaining("only with a target on this machine");
        assertThatThrownBy(() -> sources.webSocket("127.0.0.2", true))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nothing can be sent from 127.0.0.2 to 198.51.100.10:443");
    }

    @Test
    void strangers_do_not_send_from_the_far_ends_address() throws IOException {
        assertThat(target("127.0.0.1", FAR_END).udp(null, true).getHostAddress())
                .isEqualTo("127.0.0.4");
        assertThat(target("127.0.0.1", FAR_END).udp(null, false).getHostAddress())
                .isEqualTo("127.0.0.1");
        assertThat(target("127.0.0.11", FAR_END).udp(null, true).getHostAddress())
                .isEqualTo("127.0.0.11");
    }

    private static SourceAddresses target(String host, String farEnd) {
        String file = """
                name: lab
                ws: wss://%1$s:443/ws
                sip: %1$s:5060
                domain: lab.test
                accounts: { alice: a, bob: b }
                farEnd: { address: "%2$s" }
                """.formatted(host, farEnd);
        return new SourceAddresses(new TargetReader(id -> true, Placeholders.standard(Path.of(".")))
                .read("lab.yaml", new StringReader(file)));
    }
}
