package io.sipwright.scenarios.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.pstn.container.ContainerNetwork;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PublishedAddressesTest {
    private static final InetAddress MEETING = new InetSocketAddress("172.17.0.1", 0).getAddress();
    private static final ContainerNetwork PUBLISHED = new ContainerNetwork.Published(MEETING);

    private static Target target(String host) {
        String text = """
                name: lab
                ws: wss://%1$s:8443/ws
                sip: %1$s:8060
                domain: sipwright.test
                accounts: { alice: secret, bob: secret }
                farEnd: { address: "%1$s:7070", numbers: { echo: "601" } }
                """.formatted(host);
        return new TargetReader(id -> true, Placeholders.standard(Path.of(".")))
                .read("lab.yaml", new StringReader(text));
    }

    @Test
    void loopback_becomes_the_address_that_containers_reach_too() {
        Target moved = PublishedAddresses.moved(target("127.0.0.1"), PUBLISHED);

        assertThat(moved.ws()).isEqualTo(URI.create("wss://172.17.0.1:8443/ws"));
        assertThat(moved.sip()).isEqualTo(new InetSocketAddress(MEETING, 8060));
        assertThat(moved.farEnd().address()).isEqualTo(new InetSocketAddress(MEETING, 7070));
        assertThat(moved.farEnd().trunk()).isEqualTo(new InetSocketAddress(MEETING, 8060));
        assertThat(moved.farEnd().sources()).containsExactly(MEETING);
        assertThat(moved.farEnd().numbers())
                .isEqualTo(target("127.0.0.1").farEnd().numbers());
    }

    @Test
    void another_address_and_another_network_change_nothing() {
        assertThat(PublishedAddresses.moved(target("198.51.100.7"), PUBLISHED)).isEqualTo(target("198.51.100.7"));
        assertThat(PublishedAddresses.moved(target("127.0.0.1"), new ContainerNetwork.Host()))
                .isEqualTo(target("127.0.0.1"));
    }

    @Test
    void a_target_that_somebody_else_started_stays_where_it_is() throws PrerequisiteMissingException {
        assertThat(PublishedAddresses.of(target("127.0.0.1"), Optional.of("asterisk")))
                .isEqualTo(target("127.0.0.1"));
    }

    @Test
    void who_is_started_is_told_from_where_calls_may_come() {
        Target called = target("127.0.0.1").calledFrom(Set.of(MEETING, InetAddress.getLoopbackAddress()));

        assertThat(TargetEnvironment.of(called)).containsEntry("SIPWRIGHT_FAR_END_SOURCES", "127.0.0.1 172.17.0.1");
    }
}
