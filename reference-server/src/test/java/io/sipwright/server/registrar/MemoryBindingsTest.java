package io.sipwright.server.registrar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.sipwright.server.MovableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** F16, F50: one user waits for no other, and nothing is searched for. */
final class MemoryBindingsTest {
    private static final AddressOfRecord ALICE = new AddressOfRecord("alice", "sipwright.test");
    private static final AddressOfRecord BOB = new AddressOfRecord("bob", "sipwright.test");

    /** So many that searching through all of them for each takes much longer than the test allows. */
    private static final int MANY = 60_000;

    private final MovableClock clock = new MovableClock();
    private final MemoryBindings store = new MemoryBindings(clock);

    @Test
    void a_register_of_another_user_is_not_waited_for() throws Exception {
        List<Binding> stored = store.change(ALICE, current -> {
            CompletableFuture<List<Binding>> other = CompletableFuture.supplyAsync(() -> add(BOB, "f2", 2));
            assertThat(other.orTimeout(5, TimeUnit.SECONDS).join()).hasSize(1);
            return List.of(binding(ALICE, "f1", 1));
        });
        assertThat(stored).hasSize(1);
    }

    /** REG-024 · RFC 3261 §10.3. */
    @Test
    void registers_of_one_user_at_the_same_moment_all_count() {
        List<CompletableFuture<List<Binding>>> all = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            int port = i;
            all.add(CompletableFuture.supplyAsync(() -> add(ALICE, "f" + port, port)));
        }
        all.forEach(one -> one.orTimeout(5, TimeUnit.SECONDS).join());
        assertThat(store.of(ALICE)).hasSize(50);
    }

    @Test
    void a_closed_flow_takes_its_bindings_of_every_user_and_no_others() {
        add(ALICE, "f1", 1);
        add(ALICE, "f2", 2);
        add(BOB, "f1", 1);
        assertThat(store.removeFlow("f1")).hasSize(2);
        assertThat(store.removeFlow("f1")).isEmpty();
        assertThat(store.of(BOB)).isEmpty();
        assertThat(flows(store.of(ALICE))).containsExactly("f2");
        assertThat(store.over("f1")).isEmpty();
        assertThat(store.reachedBy(contact(1))).isEmpty();
    }

    @Test
    void a_contact_finds_the_live_bindings_of_all_users() {
        add(ALICE, "f1", 1);
        add(BOB, "f1", 1);
        add(BOB, "f2", 2);
        assertThat(store.reachedBy(contact(1))).hasSize(2);
        assertThat(store.over("f2")).map(Binding::aor).contains(BOB);
        clock.advance(Duration.ofMinutes(10));
        assertThat(store.reachedBy(contact(1))).isEmpty();
        assertThat(store.over("f2")).isEmpty();
    }

    @Test
    void sixty_thousand_flows_that_close_together_cost_little() {
        for (int i = 0; i < MANY; i++) {
            add(new AddressOfRecord("u" + i, "sipwright.test"), "f" + i, i);
        }
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            for (int i = 0; i < MANY; i++) {
                assertThat(store.reachedBy(contact(i))).hasSize(1);
                assertThat(store.removeFlow("f" + i)).hasSize(1);
            }
        });
    }

    @Test
    void sixty_thousand_users_behind_one_flow_cost_little() {
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            for (int i = 0; i < MANY; i++) {
                AddressOfRecord aor = new AddressOfRecord("u" + i, "sipwright.test");
                add(aor, "f1", i);
                assertThat(store.over("f1")).isPresent();
                assertThat(store.reachedBy(contact(i))).hasSize(1);
            }
        });
        assertThat(store.removeFlow("f1")).hasSize(MANY);
    }

    private List<Binding> add(AddressOfRecord aor, String flow, int port) {
        try {
            return store.change(aor, current -> {
                List<Binding> after = new ArrayList<>(current);
                after.add(binding(aor, flow, port));
                return after;
            });
        } catch (RegisterRefusedException never) {
            throw new IllegalStateException(never);
        }
    }

    private Binding binding(AddressOfRecord aor, String flow, int port) {
        return new Binding(
                aor,
                new Binding.Contact(
                        "<" + contact(port) + ">",
                        contact(port),
                        clock.instant().plusSeconds(60)),
                new Binding.Source("sip:198.51.100.7:" + port + ";transport=ws", flow),
                Optional.empty(),
                List.of(),
                new Binding.Version("c", 1));
    }

    private static String contact(int port) {
        return "sip:x@198.51.100.7:" + port;
    }

    private static List<String> flows(List<Binding> bindings) {
        return bindings.stream().map(binding -> binding.source().flowId()).toList();
    }
}
