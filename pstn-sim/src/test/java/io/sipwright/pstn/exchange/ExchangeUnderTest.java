package io.sipwright.pstn.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sipwright.pstn.container.ContainerNetwork;
import io.sipwright.pstn.container.Images;
import io.sipwright.pstn.gateway.EmbeddedGateway;
import io.sipwright.pstn.gateway.Gateway;
import io.sipwright.pstn.gateway.GatewayCall;
import io.sipwright.pstn.gateway.GatewaySettings;
import io.sipwright.pstn.gateway.ReleaseCause;
import io.sipwright.pstn.gateway.Service;
import io.sipwright.pstn.tone.Listening;
import io.sipwright.pstn.tone.SpeakerCheck;
import io.sipwright.pstn.tone.Verdict;
import io.sipwright.pstn.wire.Direction;
import io.sipwright.pstn.wire.Transcript;
import io.sipwright.pstn.wire.WireMessage;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** A real PBX, and a plain user agent as the target. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class ExchangeUnderTest {
    static final Duration SOON = Duration.ofSeconds(5);
    static final String CALLER = "15550100";

    EmbeddedGateway target;
    Gateway exchange;

    /** The PBX product under test. */
    protected abstract PbxVendor product();

    /** How its container and this machine reach each other. */
    protected String network() {
        return "host";
    }

    @BeforeAll
    void start() throws Exception {
        System.setProperty("sipwright.home", System.getProperty("sipwright.root", "."));
        System.setProperty(ContainerNetwork.PROPERTY, network());
        Images.find(product().name());
        InetAddress here = ContainerNetwork.chosen().reachable(InetAddress.getLoopbackAddress());
        InetSocketAddress trunk = freeUdpPort(here);
        target = EmbeddedGateway.start(GatewaySettings.towards(trunk, "sipwright.test")
                .withSip(here, 0)
                .withRtpPorts(43000, 43998));
        exchange = ExchangeGateway.start(
                product(),
                GatewaySettings.towards(target.address(), "sipwright.test")
                        .withSip(trunk.getAddress(), trunk.getPort())
                        .withRtpPorts(44000, 44998));
    }

    private static InetSocketAddress freeUdpPort(InetAddress here) throws Exception {
        try (DatagramSocket free = new DatagramSocket(0, here)) {
            return (InetSocketAddress) free.getLocalSocketAddress();
        }
    }

    @AfterAll
    void end() {
        exchange.close();
        target.close();
        System.clearProperty(ContainerNetwork.PROPERTY);
    }

    @AfterEach
    void everyCallIsOverAndTheMirrorReportsWhatWasOnTheWire() {
        target.open().forEach(GatewayCall::hangUp);
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(target.open()).isEmpty();
            assertThat(exchange.open()).isEmpty();
            assertThat(texts(exchange.transcript(), Direction.SENT))
                    .containsExactlyInAnyOrderElementsOf(texts(target.transcript(), Direction.RECEIVED));
            assertThat(texts(exchange.transcript(), Direction.RECEIVED))
                    .containsExactlyInAnyOrderElementsOf(texts(target.transcript(), Direction.SENT));
        });
    }

    static List<String> texts(Transcript transcript, Direction direction) {
        Transcript one = direction == Direction.SENT ? transcript.sent() : transcript.received();
        return one.messages().stream().map(WireMessage::text).toList();
    }

    GatewayCall answeredBy(Service service) {
        return exchange.expectCall(service, CALLER, SOON).orElseThrow();
    }

    static void released(int cause, GatewayCall... calls) {
        List.of(calls).forEach(c -> assertThat(c.releaseCause()).contains(new ReleaseCause(cause)));
    }

    static void hears(GatewayCall listener, int expected, int self) {
        await().atMost(SOON).untilAsserted(() -> {
            Listening listening = heard(listener, expected, self);
            assertThat(listening.frames()).hasSizeGreaterThan(2);
            assertThat(listening.delayMs().orElseThrow()).isBetween(-20.0, 250.0);
        });
    }

    static Listening heard(GatewayCall listener, int expected, int self) {
        Listening listening = new SpeakerCheck(expected, OptionalInt.of(self), Set.of()).listen(listener.heard());
        assertThat(listening.verdict()).as(listening.summary()).isEqualTo(Verdict.HEARD);
        return listening;
    }

    static void hearEachOther(GatewayCall one, GatewayCall other) {
        hears(one, other.signature().id(), one.signature().id());
        hears(other, one.signature().id(), other.signature().id());
    }
}
