package io.sipwright.scenarios.network;

import static io.sipwright.scenarios.network.Dependence.ADDRESS_AND_PORT_DEPENDENT;
import static io.sipwright.scenarios.network.Dependence.ADDRESS_DEPENDENT;
import static io.sipwright.scenarios.network.Dependence.ENDPOINT_INDEPENDENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.scenarios.network.Translation.Dropped;
import io.sipwright.scenarios.network.Translation.Inward;
import io.sipwright.scenarios.network.Translation.Outward;
import io.sipwright.scenarios.network.Translation.Reason;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NatTest {
    private static final InetSocketAddress PHONE = new InetSocketAddress("10.77.0.2", 20_000);
    private static final InetSocketAddress OTHER_PHONE = new InetSocketAddress("10.77.0.3", 20_000);
    private static final InetSocketAddress SERVER = new InetSocketAddress("198.51.100.1", 5060);
    private static final InetSocketAddress SERVERS_OTHER_PORT = new InetSocketAddress("198.51.100.1", 5061);
    private static final InetSocketAddress STRANGER = new InetSocketAddress("198.51.100.2", 5060);
    private static final InetAddress OUTSIDE = new InetSocketAddress("198.51.100.9", 0).getAddress();

    private long now;
    private final Set<Integer> taken = new HashSet<>();
    private final Set<Integer> reserved = new HashSet<>();
    private final ExternalPorts ports = new ExternalPorts() {
        @Override
        public boolean reserve(int port) {
            return !taken.contains(port) && reserved.add(port);
        }

        @Override
        public void release(int port) {
            assertThat(reserved.remove(port)).isTrue();
        }
    };

    private Nat nat(NatBehaviour behaviour) {
        return new Nat(behaviour, OUTSIDE, ports, new Random(4787), () -> now);
    }

    private static InetSocketAddress mapped(Nat nat, InetSocketAddress from, InetSocketAddress to) {
        Translation translation = nat.fromInside(new Packet(from, to));
        assertThat(translation).isInstanceOf(Outward.class);
        Packet packet = ((Outward) translation).packet();
        assertThat(packet.destination()).isEqualTo(to);
        assertThat(packet.source().getAddress()).isEqualTo(OUTSIDE);
        return packet.source();
    }

    private static Translation inward(InetSocketAddress from, InetSocketAddress phone) {
        return new Inward(new Packet(from, phone));
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    @ParameterizedTest
    @EnumSource
    void the_mapping_depends_on_what_its_name_says(Dependence mapping) {
        Nat nat = nat(NatBehaviour.of(mapping, ENDPOINT_INDEPENDENT));
        InetSocketAddress first = mapped(nat, PHONE, SERVER);
        assertThat(mapped(nat, PHONE, SERVER)).isEqualTo(first);
        assertThat(mapped(nat, PHONE, STRANGER).equals(first)).isEqualTo(mapping == ENDPOINT_INDEPENDENT);
        assertThat(mapped(nat, PHONE, SERVERS_OTHER_PORT).equals(first))
                .isEqualTo(mapping != ADDRESS_AND_PORT_DEPENDENT);
    }

    @ParameterizedTest
    @EnumSource
    void the_filter_depends_on_what_its_name_says(Dependence filtering) {
        Nat nat = nat(NatBehaviour.of(ENDPOINT_INDEPENDENT, filtering));
        InetSocketAddress external = mapped(nat, PHONE, SERVER);
        assertThat(nat.fromOutside(new Packet(SERVER, external))).isEqualTo(inward(SERVER, PHONE));
        assertThat(nat.fromOutside(new Packet(STRANGER, external)) instanceof Inward)
                .isEqualTo(filtering == ENDPOINT_INDEPENDENT);
        assertThat(nat.fromOutside(new Packet(SERVERS_OTHER_PORT, external)) instanceof Inward)
                .isEqualTo(filtering != ADDRESS_AND_PORT_DEPENDENT);
        assertThat(nat.dropped(Reason.FILTERED)).isEqualTo(filtering.ordinal());
    }

    @Test
    void a_packet_to_the_stranger_admits_his_answer() {
        Nat nat = nat(NatBehaviour.of(ENDPOINT_INDEPENDENT, ADDRESS_DEPENDENT));
        InetSocketAddress external = mapped(nat, PHONE, SERVER);
        assertThat(nat.fromOutside(new Packet(STRANGER, external))).isEqualTo(new Dropped(Reason.FILTERED));
        mapped(nat, PHONE, STRANGER);
        assertThat(nat.fromOutside(new Packet(STRANGER, external))).isEqualTo(inward(STRANGER, PHONE));
    }

    @Test
    void two_phones_never_share_an_external_port() {
        Nat nat = nat(NatBehaviour.of(ENDPOINT_INDEPENDENT, ENDPOINT_INDEPENDENT));
        InetSocketAddress one = mapped(nat, PHONE, SERVER);
        InetSocketAddress other = mapped(nat, OTHER_PHONE, SERVER);
        assertThat(one.getPort()).isEqualTo(PHONE.getPort());
        assertThat(other.getPort()).isNotEqualTo(one.getPort());
        assertThat(nat.fromOutside(new Packet(SERVER, one))).isEqualTo(inward(SERVER, PHONE));
        assertThat(nat.fromOutside(new Packet(SERVER, other))).isEqualTo(inward(SERVER, OTHER_PHONE));
    }

    @Test
    void a_port_that_is_not_preserved_is_another_one() {
        NatBehaviour random =
                NatBehaviour.of(ENDPOINT_INDEPENDENT, ENDPOINT_INDEPENDENT).withRandomPorts();
        assertThat(mapped(nat(random), PHONE, SERVER).getPort()).isNotEqualTo(PHONE.getPort());
    }

    @Test
    void a_port_that_something_else_uses_is_not_preserved() {
        taken.add(PHONE.getPort());
        Nat nat = nat(NatBehaviour.of(ENDPOINT_INDEPENDENT, ENDPOINT_INDEPENDENT));
        assertThat(mapped(nat, PHONE, SERVER).getPort()).isBetween(49_152, 65_535);
    }

    @Test
    void a_binding_ends_after_its_lifetime_without_packets_from_inside() {
        Nat nat = nat(
                NatBehaviour.of(ENDPOINT_INDEPENDENT, ENDPOINT_INDEPENDENT).keepingBindingsFor(Duration.ofSeconds(30)));
        InetSocketAddress external = mapped(nat, PHONE, SERVER);
        pass(Duration.ofMillis(29_999));
        assertThat(nat.fromOutside(new Packet(SERVER, external))).isEqualTo(inward(SERVER, PHONE));
        pass(Duration.ofMillis(1));
        assertThat(nat.fromOutside(new Packet(SERVER, external))).isEqualTo(new Dropped(Reason.NO_BINDING));
        assertThat(nat.bindings()).isZero();
        assertThat(reserved).isEmpty();
    }

    @Test
    void a_packet_from_inside_refreshes_the_binding() {
        Nat nat = nat(NatBehaviour.of(ENDPOINT_INDEPENDENT, ADDRESS_AND_PORT_DEPENDENT)
                .keepingBindingsFor(Duration.ofSeconds(30)));
        InetSocketAddress external = mapped(nat, PHONE, SERVER);
        for (int i = 0; i < 10; i++) {
            pass(Duration.ofSeconds(29));
            assertThat(mapped(nat, PHONE, SERVER)).isEqualTo(external);
        }
        assertThat(nat.fromOutside(new Packet(SERVER, external))).isEqualTo(inward(SERVER, PHONE));
    }

    @Test
    void the_filter_forgets_a_remote_end_that_is_not_sent_to_any_more() {
        Nat nat = nat(NatBehaviour.of(ENDPOINT_INDEPENDENT, ADDRESS_AND_PORT_DEPENDENT)
                .keepingBindingsFor(Duration.ofSeconds(30)));
        InetSocketAddress external = mapped(nat, PHONE, SERVER);
        pass(Duration.ofSeconds(20));
        mapped(nat, PHONE, STRANGER);
        pass(Duration.ofSeconds(20));
        assertThat(nat.fromOutside(new Packet(STRANGER, external))).isEqualTo(inward(STRANGER, PHONE));
        assertThat(nat.fromOutside(new Packet(SERVER, external))).isEqualTo(new Dropped(Reason.FILTERED));
    }

    @Test
    void a_packet_to_an_external_address_of_the_nat_comes_back_from_the_external_address() {
        Nat nat = nat(NatBehaviour.of(ENDPOINT_INDEPENDENT, ENDPOINT_INDEPENDENT));
        InetSocketAddress one = mapped(nat, PHONE, SERVER);
        InetSocketAddress other = mapped(nat, OTHER_PHONE, SERVER);
        assertThat(nat.fromInside(new Packet(PHONE, other))).isEqualTo(inward(one, OTHER_PHONE));
    }

    @Test
    void a_nat_that_does_not_hairpin_drops_packets_to_itself() {
        Nat nat =
                nat(NatBehaviour.of(ENDPOINT_INDEPENDENT, ENDPOINT_INDEPENDENT).withoutHairpinning());
        InetSocketAddress other = mapped(nat, OTHER_PHONE, SERVER);
        assertThat(nat.fromInside(new Packet(PHONE, other))).isEqualTo(new Dropped(Reason.NO_HAIRPIN));
        assertThat(nat.dropped(Reason.NO_HAIRPIN)).isOne();
    }

    @Test
    void after_a_rebinding_a_phone_has_another_port_and_the_old_one_is_dead() {
        Nat nat = nat(NatBehaviour.of(ENDPOINT_INDEPENDENT, ENDPOINT_INDEPENDENT));
        InetSocketAddress before = mapped(nat, PHONE, SERVER);
        nat.rebind();
        assertThat(nat.fromOutside(new Packet(SERVER, before))).isEqualTo(new Dropped(Reason.NO_BINDING));
        InetSocketAddress after = mapped(nat, PHONE, SERVER);
        assertThat(after).isNotEqualTo(before);
        assertThat(reserved).containsExactly(after.getPort());
    }

    @Test
    void a_full_table_drops_and_counts() {
        Nat nat = nat(NatBehaviour.of(ADDRESS_AND_PORT_DEPENDENT, ENDPOINT_INDEPENDENT));
        for (int i = 0; i < Nat.MOST_BINDINGS; i++) {
            mapped(nat, PHONE, new InetSocketAddress(SERVER.getAddress(), 1 + i));
        }
        Packet more = new Packet(PHONE, STRANGER);
        assertThat(nat.fromInside(more)).isEqualTo(new Dropped(Reason.FULL));
        assertThat(nat.dropped(Reason.FULL)).isOne();
        pass(Duration.ofMinutes(5));
        assertThat(nat.fromInside(more)).isInstanceOf(Outward.class);
    }

    @Test
    void a_binding_admits_the_remote_ends_that_were_sent_to_last() {
        Nat nat = nat(NatBehaviour.of(ENDPOINT_INDEPENDENT, ADDRESS_AND_PORT_DEPENDENT));
        InetSocketAddress external = mapped(nat, PHONE, SERVER);
        for (int i = 0; i < Nat.MOST_PEERS; i++) {
            mapped(nat, PHONE, new InetSocketAddress(STRANGER.getAddress(), 1 + i));
        }
        assertThat(nat.fromOutside(new Packet(SERVER, external))).isEqualTo(new Dropped(Reason.FILTERED));
        assertThat(nat.fromOutside(new Packet(new InetSocketAddress(STRANGER.getAddress(), 1), external)))
                .isInstanceOf(Inward.class);
    }

    @Test
    void the_same_seed_chooses_the_same_ports() {
        NatBehaviour symmetric = NatBehaviour.of(ADDRESS_AND_PORT_DEPENDENT, ADDRESS_AND_PORT_DEPENDENT)
                .withRandomPorts();
        Nat one = new Nat(symmetric, OUTSIDE, ExternalPorts.UNLIMITED, new Random(1), () -> now);
        Nat other = new Nat(symmetric, OUTSIDE, ExternalPorts.UNLIMITED, new Random(1), () -> now);
        for (int i = 0; i < 20; i++) {
            InetSocketAddress to = new InetSocketAddress(SERVER.getAddress(), 1 + i);
            assertThat(mapped(one, PHONE, to)).isEqualTo(mapped(other, PHONE, to));
        }
    }
}
