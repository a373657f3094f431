package io.sipwright.server.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.server.limit.Limit;
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
    void a_flow_is_found_while_it_is_open_and_no_longer() throws Exception {
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
    void a_peer_that_answers_no_ping_is_given_up() throws Exception {
        try (Wire wire = Wire.open(Wire.quick(SHORT, LONG, 10));
                RawWebSocket client = RawWebSocket.upgraded(wire.port(Transport.WS))) {
            assertThat(client.read().opcode()).isEqualTo(RawWebSocket.PING);
            assertThat(client.read().opcode()).isEqualTo(RawWebSocket.PING);
            assertThat(client.ends()).isTrue();
            assertThat(wire.closed.take()).isNotNull();
        }
    }

    @Test
    void a_peer_that_answers_pings_stays() throws Exception {
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
    void a_connection_that_never_upgrades_is_closed() throws Exception {
        try (Wire wire = Wire.open(Wire.quick(LONG, SHORT, 10));
                RawWebSocket client = new RawWebSocket(wire.port(Transport.WS))) {
            client.write(Texts.bytes("GET / HT"));
            assertThat(client.ends()).isTrue();
        }
    }

    @Test
    void a_quiet_flow_outlives_the_deadline_of_its_handshake() throws Exception {
        Duration deadline = Duration.ofSeconds(1); // a busy machine needs some of it for the handshake
        try (Wire wire = Wire.open(Wire.quick(LONG, deadline, 10));
                RawWebSocket client = RawWebSocket.upgraded(wire.port(Transport.WS))) {
            assertThat(wire.closed.poll(deadline.toMillis() + 200, TimeUnit.MILLISECONDS))
                    .isNull();
            client.send(FIN_TEXT, OPTIONS);
            assertThat(client.read().text()).startsWith("SIP/2.0 200");
        }
    }

    @Test
    void there_are_no_more_connections_than_allowed() throws Exception {
        try (Wire wire = Wire.open(Wire.quick(LONG, LONG, 1));
                RawWebSocket first = RawWebSocket.upgraded(wire.port(Transport.WS));
                RawWebSocket second = new RawWebSocket(wire.port(Transport.WS))) {
            assertThat(second.ends()).isTrue();
            first.send(FIN_TEXT, OPTIONS);
            assertThat(first.read().text()).startsWith("SIP/2.0 200");
        }
    }

    @Test
    void a_connection_that_nobody_logs_in_on_is_closed_with_1008() throws Exception {
        try (Wire wire = Wire.open(login(SHORT));
                RawWebSocket client = RawWebSocket.upgraded(wire.port(Transport.WS))) {
            client.send(FIN_TEXT, OPTIONS);
            assertThat(client.read().text()).startsWith("SIP/2.0 200");
            assertThat(client.read().closeCode()).isEqualTo(1008);
            assertThat(client.ends()).isTrue();
            assertThat(wire.counters.count(Limit.LOGIN_SECONDS)).isEqualTo(1);
        }
    }

    @Test
    void a_connection_with_an_admitted_request_stays() throws Exception {
        try (Wire wire = Wire.open(login(Duration.ofMillis(500)))) {
            wire.admits = true;
            try (RawWebSocket client = RawWebSocket.upgraded(wire.port(Transport.WS))) {
                client.send(FIN_TEXT, OPTIONS);
                assertThat(client.read().text()).startsWith("SIP/2.0 200");
                assertThat(wire.closed.poll(1, TimeUnit.SECONDS)).isNull();
                assertThat(wire.counters.count(Limit.LOGIN_SECONDS)).isZero();
            }
        }
    }

    @Test
    void there_are_no_more_connections_from_an_address_than_allowed() throws Exception {
        Limits limits = new Limits(64 * 1024, LONG, 2, LONG, LONG, 10, 1);
        try (Wire wire = Wire.open(limits);
                RawWebSocket first = RawWebSocket.upgraded(wire.port(Transport.WS));
                RawWebSocket second = new RawWebSocket(wire.port(Transport.WS))) {
            assertThat(second.ends()).isTrue();
            assertThat(wire.counters.count(Limit.CONNECTIONS_PER_ADDRESS)).isEqualTo(1);
            first.close();
            assertThat(wire.closed.take()).isNotNull();
            try (RawWebSocket third = RawWebSocket.upgraded(wire.port(Transport.WS))) {
                third.send(FIN_TEXT, OPTIONS);
                assertThat(third.read().text()).startsWith("SIP/2.0 200");
            }
        }
    }

    private static Limits login(Duration time) {
        return new Limits(64 * 1024, LONG, 2, LONG, time, 10, 10);
    }

    @Test
    void the_end_of_the_server_is_announced_with_1001() throws IOException {
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
