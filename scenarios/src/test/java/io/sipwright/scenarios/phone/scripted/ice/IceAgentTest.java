package io.sipwright.scenarios.phone.scripted.ice;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IceAgentTest {
    private static final long TICK_NANOS = IceAgent.TICK_MILLIS * 1_000_000L;

    private long now;
    private final Random random = new Random(7);
    private double loss;

    /** One agent with an address; its packets wait in the other's mailbox. */
    private final class End implements IceAgent.Wire {
        final InetSocketAddress address;
        final IceCredentials credentials = IceCredentials.random();
        final Deque<byte[]> mailbox = new ArrayDeque<>();
        final List<IceState> states = new ArrayList<>();
        final IceAgent agent;
        String cause = "";
        End other = this;

        End(int port, boolean controlling) {
            address = new InetSocketAddress("127.0.0.1", port);
            agent = new IceAgent(credentials, controlling, () -> now, this);
        }

        @Override
        public void send(InetSocketAddress to, byte[] packet) {
            if (random.nextDouble() >= loss && to.equals(other.address)) {
                other.mailbox.add(packet);
            }
        }

        @Override
        public void changed(IceState state, String why) {
            states.add(state);
            cause = why;
        }

        void start(IceCredentials remote) {
            RemoteCandidate dead = new RemoteCandidate(new InetSocketAddress("127.0.0.1", 9), 2_000_000_000L, "host");
            RemoteCandidate live = new RemoteCandidate(other.address, 1_000_000_000L, "host");
            agent.start(remote, List.of(dead, live));
        }
    }

    private void connect(End a, End b) {
        a.other = b;
        b.other = a;
    }

    private void run(End a, End b, int millis) {
        for (int t = 0; t < millis; t += IceAgent.TICK_MILLIS) {
            now += TICK_NANOS;
            deliver(a);
            deliver(b);
            a.agent.tick();
            b.agent.tick();
        }
    }

    private static void deliver(End end) {
        for (byte[] packet = end.mailbox.poll(); packet != null; packet = end.mailbox.poll()) {
            end.agent.receive(end.other.address, packet);
        }
    }

    @Test
    void two_agents_nominate_the_pair_that_works() {
        End a = new End(1111, true);
        End b = new End(2222, false);
        connect(a, b);
        a.start(b.credentials);
        b.start(a.credentials);
        run(a, b, 400);
        assertThat(a.states).containsExactly(IceState.CHECKING, IceState.CONNECTED, IceState.COMPLETED);
        assertThat(b.states).containsExactly(IceState.CHECKING, IceState.CONNECTED, IceState.COMPLETED);
        assertThat(a.agent.selected()).contains(b.address);
        assertThat(b.agent.checksAnswered()).isPositive();
    }

    @Test
    void the_controlled_side_may_be_checked_before_it_knows_the_answer() {
        End a = new End(1111, true);
        End b = new End(2222, false);
        connect(a, b);
        b.start(a.credentials);
        run(a, b, 100);
        a.start(b.credentials);
        run(a, b, 400);
        assertThat(a.agent.state()).isEqualTo(IceState.COMPLETED);
        assertThat(b.agent.state()).isEqualTo(IceState.COMPLETED);
    }

    @Test
    void losing_three_packets_in_ten_delays_but_does_not_fail() {
        loss = 0.3;
        End a = new End(1111, true);
        End b = new End(2222, false);
        connect(a, b);
        a.start(b.credentials);
        b.start(a.credentials);
        run(a, b, 6_000);
        assertThat(List.of(a.agent.state(), b.agent.state())).containsOnly(IceState.COMPLETED);
    }

    @Test
    void a_role_conflict_is_settled_both_ways() {
        for (boolean both : List.of(true, false)) {
            End a = new End(1111, both);
            End b = new End(2222, both);
            connect(a, b);
            a.start(b.credentials);
            b.start(a.credentials);
            run(a, b, 2_000);
            assertThat(List.of(a.agent.state(), b.agent.state())).containsOnly(IceState.COMPLETED);
            assertThat(a.agent.controlling()).isNotEqualTo(b.agent.controlling());
        }
    }

    @Test
    void a_wrong_password_fails_after_15_s_with_a_cause() {
        End a = new End(1111, true);
        End b = new End(2222, false);
        connect(a, b);
        a.start(new IceCredentials(b.credentials.ufrag(), "not-the-password-at-all-"));
        b.start(a.credentials);
        run(a, b, 16_000);
        assertThat(a.agent.state()).isEqualTo(IceState.FAILED);
        assertThat(a.cause).contains("within 15 s");
    }

    @Test
    void silence_for_30_s_ends_consent() {
        End a = new End(1111, true);
        End b = new End(2222, false);
        connect(a, b);
        a.start(b.credentials);
        b.start(a.credentials);
        run(a, b, 20_000);
        assertThat(a.agent.state()).as("consent is renewed").isEqualTo(IceState.COMPLETED);
        loss = 1;
        run(a, b, 40_000);
        assertThat(a.agent.state()).isEqualTo(IceState.FAILED);
        assertThat(a.cause).contains("consent expired");
    }
}
