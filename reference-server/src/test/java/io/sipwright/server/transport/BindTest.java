package io.sipwright.server.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sipwright.server.limit.LimitCounters;
import io.sipwright.server.sip.StrictCodec;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BindTest {
    @ParameterizedTest
    @EnumSource(Transport.class)
    void a_taken_port_is_named(Transport transport) {
        try (Wire wire = Wire.open()) {
            int port = wire.port(transport);
            Ports ports = new Ports(
                    transport == Transport.WSS ? port : 0,
                    transport == Transport.WS ? port : 0,
                    transport == Transport.UDP ? port : 0);
            PortTakenException taken =
                    catchThrowableOfType(PortTakenException.class, () -> bind(Wire.LOOPBACK, ports, null));
            assertThat(taken.transport()).isEqualTo(transport);
            assertThat(taken.address().getPort()).isEqualTo(port);
            assertThat(taken).hasMessage("port taken: " + transport + " cannot listen on 127.0.0.1:" + port);
        }
    }

    @Test
    void an_address_that_is_not_ours_is_an_error_of_its_own() {
        assertThatThrownBy(() -> bind(InetAddress.getByName("198.51.100.7"), Ports.EPHEMERAL, null))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(PortTakenException.class)
                .hasMessageContaining("198.51.100.7");
    }

    @Test
    void a_missing_page_folder_is_named() {
        assertThatThrownBy(() -> bind(Wire.LOOPBACK, Ports.EPHEMERAL, Path.of("no-such-folder")))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("no-such-folder");
    }

    @Test
    void settings_are_checked_when_they_are_made() throws IOException {
        InetAddress any = InetAddress.getByName("0.0.0.0");
        assertThatThrownBy(() -> bind(any, Ports.EPHEMERAL, null)).hasMessageContaining("0.0.0.0");
        assertThatThrownBy(() -> new Ports(0, 70_000, 0)).hasMessageContaining("port ws: 70000");
        assertThatThrownBy(() -> Wire.quick(Duration.ZERO, Duration.ofSeconds(1), 1))
                .hasMessageContaining("pingInterval");
    }

    private static void bind(InetAddress address, Ports ports, @Nullable Path pages) throws IOException {
        NettyTransports.bind(
                        new ListenerSettings(address, ports, Wire.CERTIFICATE, Set.of(), Limits.DEFAULT, pages),
                        new StrictCodec(),
                        new LimitCounters())
                .close();
    }
}
