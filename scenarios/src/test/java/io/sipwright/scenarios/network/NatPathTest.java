package io.sipwright.scenarios.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.scenarios.network.Translation.Dropped;
import io.sipwright.scenarios.network.Translation.Inward;
import io.sipwright.scenarios.network.Translation.Outward;
import io.sipwright.scenarios.network.Translation.Reason;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class NatPathTest {
    private static final InetSocketAddress PHONE = new InetSocketAddress("10.77.0.2", 20_000);
    private static final InetSocketAddress SERVER = new InetSocketAddress("198.51.100.1", 5060);
    private static final InetAddress BETWEEN = new InetSocketAddress("10.78.0.2", 0).getAddress();
    private static final InetAddress OUTSIDE = new InetSocketAddress("198.51.100.9", 0).getAddress();

    private static NatPath path(NatKind kind) {
        return NatPath.of(kind, List.of(BETWEEN), OUTSIDE, ExternalPorts.UNLIMITED, 1, () -> 0);
    }

    @Test
    void two_nats_translate_one_after_the_other_in_both_directions() {
        NatPath path = path(NatKind.DOUBLE);
        Packet out = ((Outward) path.fromInside(new Packet(PHONE, SERVER))).packet();
        assertThat(out.source().getAddress()).isEqualTo(OUTSIDE);
        assertThat(path.fromOutside(new Packet(SERVER, out.source()))).isEqualTo(new Inward(new Packet(SERVER, PHONE)));
    }

    @Test
    void the_inner_nat_filters_what_the_outer_one_lets_in() {
        NatPath path = path(NatKind.DOUBLE);
        Packet out = ((Outward) path.fromInside(new Packet(PHONE, SERVER))).packet();
        InetSocketAddress stranger = new InetSocketAddress("198.51.100.2", 5060);
        assertThat(path.fromOutside(new Packet(stranger, out.source()))).isEqualTo(new Dropped(Reason.FILTERED));
        assertThat(path.dropped(Reason.FILTERED)).isOne();
    }

    @Test
    void nothing_passes_where_udp_is_blocked_and_it_is_counted() {
        NatPath path = path(NatKind.UDP_BLOCKED);
        assertThat(path.fromInside(new Packet(PHONE, SERVER))).isEqualTo(new Dropped(Reason.BLOCKED));
        assertThat(path.fromOutside(new Packet(SERVER, new InetSocketAddress(OUTSIDE, 9))))
                .isEqualTo(new Dropped(Reason.BLOCKED));
        assertThat(path.dropped(Reason.BLOCKED)).isEqualTo(2);
    }

    @Test
    void every_kind_is_found_by_its_name() {
        for (NatKind kind : NatKind.values()) {
            assertThat(NatKind.named(kind.word())).contains(kind);
        }
        assertThat(NatKind.named("cone")).isEmpty();
    }
}
