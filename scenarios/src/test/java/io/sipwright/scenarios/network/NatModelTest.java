package io.sipwright.scenarios.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.scenarios.network.Translation.Inward;
import io.sipwright.scenarios.network.Translation.Outward;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Random traffic: what a NAT does follows from the packets so far, looked up without any table of bindings. */
class NatModelTest {
    private static final Logger LOG = LoggerFactory.getLogger(NatModelTest.class);
    private static final InetAddress OUTSIDE = new InetSocketAddress("198.51.100.9", 0).getAddress();
    private static final Duration LIFETIME = Duration.ofSeconds(30);
    private static final int PACKETS = 4_000;
    /** More packets than go out within a lifetime. */
    private static final int KEPT = 200;

    /** A packet that went out. */
    private record Sent(InetSocketAddress inside, InetSocketAddress external, InetSocketAddress to, long at) {}

    private final List<Sent> history = new ArrayList<>();
    private long now;

    @ParameterizedTest
    @CsvSource({
        "ENDPOINT_INDEPENDENT, ENDPOINT_INDEPENDENT",
        "ENDPOINT_INDEPENDENT, ADDRESS_DEPENDENT",
        "ENDPOINT_INDEPENDENT, ADDRESS_AND_PORT_DEPENDENT",
        "ADDRESS_DEPENDENT, ENDPOINT_INDEPENDENT",
        "ADDRESS_DEPENDENT, ADDRESS_DEPENDENT",
        "ADDRESS_DEPENDENT, ADDRESS_AND_PORT_DEPENDENT",
        "ADDRESS_AND_PORT_DEPENDENT, ENDPOINT_INDEPENDENT",
        "ADDRESS_AND_PORT_DEPENDENT, ADDRESS_DEPENDENT",
        "ADDRESS_AND_PORT_DEPENDENT, ADDRESS_AND_PORT_DEPENDENT"
    })
    void each_packet_passes_if_and_only_if_the_history_says_so(Dependence mapping, Dependence filtering) {
        long seed = Long.getLong("sipwright.seed", System.nanoTime());
        LOG.info("seed {} (again with -Dsipwright.seed={})", seed, seed);
        Random random = new Random(seed);
        NatBehaviour behaviour = NatBehaviour.of(mapping, filtering).keepingBindingsFor(LIFETIME);
        Nat nat = new Nat(behaviour, OUTSIDE, ExternalPorts.UNLIMITED, new Random(seed), () -> now);
        for (int i = 0; i < PACKETS; i++) {
            now += random.nextInt(3) * 1_000_000_000L;
            InetSocketAddress remote = end(random, "198.51.100.", 3);
            if (random.nextBoolean()) {
                outward(nat, behaviour, end(random, "10.77.0.", 3), remote);
            } else if (!history.isEmpty()) {
                Sent some = history.get(history.size() - 1 - random.nextInt(Math.min(20, history.size())));
                inward(nat, behaviour, remote, some.external());
            }
        }
    }

    private static InetSocketAddress end(Random random, String network, int hosts) {
        return new InetSocketAddress(network + (1 + random.nextInt(hosts)), 20_000 + random.nextInt(3));
    }

    private void outward(Nat nat, NatBehaviour behaviour, InetSocketAddress inside, InetSocketAddress to) {
        InetSocketAddress external =
                ((Outward) nat.fromInside(new Packet(inside, to))).packet().source();
        List<InetSocketAddress> inForce = history.stream()
                .filter(s -> s.inside().equals(inside) && same(behaviour.mapping(), s.to(), to))
                .filter(s -> alive(s.external()))
                .map(Sent::external)
                .distinct()
                .toList();
        assertThat(inForce.isEmpty() ? List.of(external) : inForce).containsExactly(external);
        if (inForce.isEmpty()) {
            assertThat(alive(external))
                    .as("a new binding has a port of its own")
                    .isFalse();
            history.removeIf(s -> s.external().equals(external)); // a former binding of that port
        }
        history.add(new Sent(inside, external, to, now));
        if (history.size() > KEPT) {
            history.remove(0);
        }
    }

    private void inward(Nat nat, NatBehaviour behaviour, InetSocketAddress from, InetSocketAddress external) {
        boolean admitted = history.stream()
                .filter(s -> s.external().equals(external) && recent(s))
                .anyMatch(s -> same(behaviour.filtering(), s.to(), from));
        Translation translation = nat.fromOutside(new Packet(from, external));
        assertThat(translation instanceof Inward).isEqualTo(admitted);
    }

    private boolean alive(InetSocketAddress external) {
        return history.stream().anyMatch(s -> s.external().equals(external) && recent(s));
    }

    private boolean recent(Sent sent) {
        return now - sent.at() < LIFETIME.toNanos();
    }

    private static boolean same(Dependence dependence, InetSocketAddress one, InetSocketAddress other) {
        return switch (dependence) {
            case ENDPOINT_INDEPENDENT -> true;
            case ADDRESS_DEPENDENT -> one.getAddress().equals(other.getAddress());
            case ADDRESS_AND_PORT_DEPENDENT -> one.equals(other);
        };
    }
}
