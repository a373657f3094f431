package io.sipwright.server.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.server.sip.Texts;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 10, unit = TimeUnit.SECONDS)
class ConnectionLifeTest {
    private static final int FIN_TEXT = 0x81;
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final String OPTIONS = Texts.request("OPTIONS", "z9hG4bKa");

    @Test
    void aFlowIsFoundWhileItIsOpenAndNoLonger() throws Exception {
        try (Wire wire = Wire.open();
                RawWebSocket client = RawWebSocket.upgraded(wire.port(Transport.WS))) {
            client.send(FIN_TEXT, OPTIONS);
            Flow flow = wire.flows.take();
            assertThat(wire.transports.connection(flow.id())).containsSame(flow);
            client.close();
            assertThat(wire.closed.take()).isSameAs(flow);
            assertThat(flow.open()).isFalse();
            assertThat(flow.send(wire.messages.take())).isFalse();
            assertThat(wire.transports.connection(flow.id())).isEmpty();
        }
    }

    @Test
    void aPeerThatAnswersNoPingIsGivenUp() throws Exception {
        try (Wire wire = Wire.open(Wire.quick(SHORT, LONG, 10));
                RawWebSocket client = RawWebSocket.upgraded(wire.port(Transport.WS))) {
            assertThat(client.read().opcode()).isEqualTo(RawWebSocket.PING);
            assertThat(client.read().opcode()).isEqualTo(RawWebSocket.PING);
            assertThat(client.ends()).isTrue();
            assertThat(wire.closed.take()).isNotNull();
        }
    }

    @Test
    void aPeerThatAnswersPingsStays() throws Exception {
        try (Wire wire = Wire.open(Wire.quick(SHORT, LONG, 10));
                RawWebSocket client = RawWebSocket.upgraded(wire.port(Transport.WS))) {
            for (int i = 0; i < 5; i++) {
                assertThat(client.read().opcode()).isEqualTo(RawWebSocket.PING);
                client.send(0x8A, "");
            }
            assertThat(wire.closed).isEmpty();
        }
    }

    @Test
    void aConnectionThatNeverUpgradesIsClosed() throws Exception {
        try (Wire wire = Wire.open(Wire.quick(LONG, SHORT, 10));
                RawWebSocket client = new RawWebSocket(wire.port(Transport.WS))) {
            client.write(Texts.bytes("GET / HT"));
            assertThat(client.ends()).isTrue();
        }
    }

    @Test
    void aQuietFlowOutlivesTheDeadlineOfItsHandshake() throws Exception {
        try (Wire wire = Wire.open(Wire.quick(LONG, SHORT, 10));
                RawWebSocket client = RawWebSocket.upgraded(wire.port(Transport.WS))) {
            assertThat(wire.closed.poll(4 * SHORT.toMillis(), TimeUnit.MILLISECONDS))
                    .isNull();
            client.send(FIN_TEXT, OPTIONS);
            assertThat(client.read().text()).startsWith("SIP/2.0 200");
        }
    }

    @Test
    void thereAreNoMoreConnectionsThanAllowed() throws Exception {
        try (Wire wire = Wire.open(Wire.quick(LONG, LONG, 1));
                RawWebSocket first = RawWebSocket.upgraded(wire.port(Transport.WS));
                RawWebSocket second = new RawWebSocket(wire.port(Transport.WS))) {
            assertThat(second.ends()).isTrue();
            first.send(FIN_TEXT, OPTIONS);
            assertThat(first.read().text()).startsWith("SIP/2.0 200");
        }
    }

    @Test
    void theEndOfTheServerIsToldWith1001() throws IOException {
        try (Wire wire = Wire.open();
                RawWebSocket client = RawWebSocket.upgraded(wire.port(Transport.WS))) {
            client.send(FIN_TEXT, OPTIONS);
            client.read();
            wire.close();
            assertThat(client.read().closeCode()).isEqualTo(1001);
            assertThat(client.ends()).isTrue();
        }
    }
}
