package io.sipwright.scenarios.network.namespace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class ArrivalFilterTest {
    private static final int SILENCE_MILLIS = 300;
    private static final byte[] WORD = "word".getBytes(StandardCharsets.US_ASCII);

    @Test
    void nothing_arrives_any_more_and_the_other_side_is_not_told() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort());
                Socket accepted = server.accept()) {
            client.setSoTimeout(SILENCE_MILLIS);
            accepted.setSoTimeout(SILENCE_MILLIS);
            accepted.getOutputStream().write(WORD);
            assertThat(client.getInputStream().readNBytes(WORD.length)).isEqualTo(WORD);

            ArrivalFilter.dropAll((InetSocketAddress) client.getLocalSocketAddress());
            accepted.getOutputStream().write(WORD);

            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            assertThatThrownBy(() -> accepted.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void a_connection_that_does_not_exist_is_named() throws IOException {
        InetSocketAddress closed;
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = (InetSocketAddress) server.getLocalSocketAddress();
        }

        assertThatThrownBy(() -> ArrivalFilter.dropAll(closed))
                .isInstanceOf(NetworkUnavailableException.class)
                .hasMessageContaining(String.valueOf(closed.getPort()));
    }
}
