package io.sipwright.server.media.dtls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sipwright.server.limit.Limit;
import io.sipwright.server.limit.LimitCounters;
import io.sipwright.server.sdp.Fingerprint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two engines face to face, without a socket. */
class DtlsEngineTest {
    private static final Fingerprint WRONG = Fingerprint.of("sha-256", new byte[32]);
    private static final DtlsSettings QUICK =
            new DtlsSettings(Duration.ofSeconds(30), Duration.ofMillis(10), Duration.ofSeconds(3), 4, 4);

    private final DtlsEngine left = new DtlsEngine(DtlsIdentity.create(), QUICK, new LimitCounters());
    private final DtlsEngine right = new DtlsEngine(DtlsIdentity.create(), QUICK, new LimitCounters());
    private final End client = new End();
    private final End server = new End();

    @AfterEach
    void close() {
        left.close();
        right.close();
    }

    @Test
    void both_ends_derive_the_same_keys() throws Exception {
        connect(left.fingerprint(), right.fingerprint(), 0, 0);
        DtlsKeys ours = client.keys.get(10, TimeUnit.SECONDS);
        DtlsKeys theirs = server.keys.get(10, TimeUnit.SECONDS);
        assertThat(ours.ours().key()).isEqualTo(theirs.theirs().key()).hasSize(16);
        assertThat(ours.theirs().salt()).isEqualTo(theirs.ours().salt());
    }

    @Test
    void a_server_with_another_certificate_is_refused() throws Exception { // MED-013
        connect(left.fingerprint(), WRONG, 0, 0);
        assertThat(client.failure.get(10, TimeUnit.SECONDS)).contains("does not match its a=fingerprint");
        assertThat(server.failure.get(10, TimeUnit.SECONDS)).contains("refused").contains("bad_certificate");
        assertThat(client.keys).isNotDone();
    }

    @Test
    void a_client_with_another_certificate_is_refused() throws Exception { // MED-013
        connect(WRONG, right.fingerprint(), 0, 0);
        assertThat(server.failure.get(10, TimeUnit.SECONDS)).contains("does not match its a=fingerprint");
        assertThat(server.keys).isNotDone();
    }

    @Test
    void a_client_without_a_certificate_is_refused() throws Exception { // MED-013
        DtlsAssociation passive =
                right.associate(DtlsRole.PASSIVE, List.of(left.fingerprint()), "alice", client::take, server);
        RecordQueue toClient = new RecordQueue((bytes, offset, length) -> passive.receive(bytes, offset, length));
        client.deliver = bytes -> toClient.offer(bytes);
        CompletableFuture<Void> anonymous =
                CompletableFuture.runAsync(() -> AnonymousClient.connect(toClient.run(Duration.ofSeconds(30))));
        assertThat(server.failure.get(10, TimeUnit.SECONDS)).contains("no certificate");
        assertThat(anonymous).failsWithin(10, TimeUnit.SECONDS);
    }

    @Test
    void a_tenth_of_all_datagrams_may_get_lost() throws Exception { // MED-015
        long seed = System.nanoTime();
        System.getLogger("dtls").log(System.Logger.Level.INFO, "loss seed " + seed);
        connect(left.fingerprint(), right.fingerprint(), 0.1, seed);
        assertThat(client.keys).as("seed " + seed).succeedsWithin(30, TimeUnit.SECONDS);
        assertThat(server.keys).as("seed " + seed).succeedsWithin(30, TimeUnit.SECONDS);
    }

    @Test
    void a_lost_last_flight_is_sent_again_after_the_handshake() throws Exception { // MED-015 · RFC 6347 §4.2.4
        server.drop = bytes -> bytes[0] == 20 && server.finals++ == 0; // the first ChangeCipherSpec of the server
        connect(left.fingerprint(), right.fingerprint(), 0, 0);
        assertThat(client.keys).succeedsWithin(10, TimeUnit.SECONDS);
        assertThat(server.finals).isGreaterThan(1);
    }

    @Test
    void a_cipher_change_that_overtakes_a_lost_proof_does_not_end_the_handshake() throws Exception { // MED-015
        client.drop = bytes -> bytes[0] == 22 && bytes[13] == 15 && client.finals++ == 0; // its first CertificateVerify
        connect(left.fingerprint(), right.fingerprint(), 0, 0);
        assertThat(server.keys).succeedsWithin(10, TimeUnit.SECONDS);
        assertThat(client.keys).succeedsWithin(10, TimeUnit.SECONDS);
        assertThat(client.finals).isGreaterThan(1);
    }

    @Test
    void a_passive_end_never_speaks_first() { // MED-011
        DtlsAssociation passive = right.associate(DtlsRole.PASSIVE, List.of(WRONG), "alice", client::take, server);
        passive.start();
        assertThat(client.first).isNotDone();
        assertThat(passive.role()).isEqualTo(DtlsRole.PASSIVE);
    }

    @Test
    void a_silent_peer_ends_in_a_failure() throws Exception {
        try (DtlsEngine hasty = new DtlsEngine(
                DtlsIdentity.create(),
                new DtlsSettings(Duration.ofSeconds(1), Duration.ofMillis(100), Duration.ofSeconds(3), 1, 1),
                new LimitCounters())) {
            hasty.associate(DtlsRole.ACTIVE, List.of(WRONG), "alice", server::take, client)
                    .start();
            assertThat(client.failure.get(10, TimeUnit.SECONDS)).contains("in time");
        }
    }

    @Test
    void silent_peers_do_not_stop_another_handshake() throws Exception { // SEC-003
        DtlsSettings settings =
                new DtlsSettings(Duration.ofSeconds(30), Duration.ofMillis(50), Duration.ofMillis(300), 8, 8);
        LimitCounters counters = new LimitCounters();
        try (DtlsEngine engine = new DtlsEngine(DtlsIdentity.create(), settings, counters)) {
            List<DtlsAssociation> silent = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                DtlsAssociation association = engine.associate(
                        DtlsRole.ACTIVE, List.of(WRONG), "mallory", (bytes, offset, length) -> {}, new End());
                association.start();
                silent.add(association);
            }
            DtlsAssociation active =
                    engine.associate(DtlsRole.ACTIVE, List.of(right.fingerprint()), "alice", client::send, client);
            DtlsAssociation passive =
                    right.associate(DtlsRole.PASSIVE, List.of(engine.fingerprint()), "alice", server::send, server);
            client.deliver = bytes -> passive.receive(bytes, 0, bytes.length);
            server.deliver = bytes -> active.receive(bytes, 0, bytes.length);
            active.start();
            assertThat(client.keys).succeedsWithin(5, TimeUnit.SECONDS);
            assertThat(counters.count(Limit.HALF_OPEN_HANDSHAKES)).isPositive();
            silent.forEach(DtlsAssociation::close);
        }
    }

    @Test
    void half_open_handshakes_of_one_owner_leave_room_for_others() throws Exception { // SEC-003
        DtlsSettings settings =
                new DtlsSettings(Duration.ofSeconds(30), Duration.ofMillis(50), Duration.ofSeconds(20), 4, 2);
        LimitCounters counters = new LimitCounters();
        try (DtlsEngine engine = new DtlsEngine(DtlsIdentity.create(), settings, counters)) {
            End second = new End();
            End third = new End();
            begin(engine, "mallory", new End());
            begin(engine, "mallory", second);
            assertThat(second.first).succeedsWithin(5, TimeUnit.SECONDS);
            begin(engine, "mallory", third);
            assertThat(counters.count(Limit.HALF_OPEN_HANDSHAKES_OF_ACCOUNT)).isEqualTo(1);
            begin(engine, "alice", client);
            assertThat(client.first).succeedsWithin(5, TimeUnit.SECONDS);
            assertThat(third.first).isNotDone();
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1, alice", "4, 1, mallory"})
    void a_peer_that_falls_silent_after_its_hello_gives_way(int inAll, int ofOwner, String owner) { // RFC 5763 §6.7
        DtlsSettings settings =
                new DtlsSettings(Duration.ofSeconds(30), Duration.ofMillis(50), Duration.ofMillis(300), inAll, ofOwner);
        try (DtlsEngine engine = new DtlsEngine(DtlsIdentity.create(), settings, new LimitCounters())) {
            End silent = new End();
            DtlsAssociation passive =
                    engine.associate(DtlsRole.PASSIVE, List.of(left.fingerprint()), "mallory", silent::send, silent);
            End hello = new End();
            hello.deliver = bytes -> passive.receive(bytes, 0, bytes.length);
            hello.drop = bytes -> hello.hellos.get() > 1;
            left.associate(DtlsRole.ACTIVE, List.of(engine.fingerprint()), "mallory", hello::send, hello)
                    .start();
            assertThat(silent.first).succeedsWithin(5, TimeUnit.SECONDS);
            serve(engine, owner);
            assertThat(server.keys).succeedsWithin(5, TimeUnit.SECONDS);
            assertThat(silent.failure)
                    .succeedsWithin(5, TimeUnit.SECONDS)
                    .asString()
                    .contains("others waited");
        }
    }

    private void serve(DtlsEngine engine, String owner) {
        DtlsAssociation active =
                left.associate(DtlsRole.ACTIVE, List.of(engine.fingerprint()), owner, client::send, client);
        DtlsAssociation passive =
                engine.associate(DtlsRole.PASSIVE, List.of(left.fingerprint()), owner, server::send, server);
        client.deliver = bytes -> passive.receive(bytes, 0, bytes.length);
        server.deliver = bytes -> active.receive(bytes, 0, bytes.length);
        active.start();
    }

    @Test
    void a_client_that_is_heard_late_is_served() throws Exception { // SEC-003: silence is no failure for ever
        DtlsSettings settings =
                new DtlsSettings(Duration.ofSeconds(30), Duration.ofMillis(20), Duration.ofMillis(100), 4, 4);
        try (DtlsEngine hasty = new DtlsEngine(DtlsIdentity.create(), settings, new LimitCounters())) {
            DtlsAssociation active =
                    hasty.associate(DtlsRole.ACTIVE, List.of(right.fingerprint()), "alice", client::send, client);
            DtlsAssociation passive =
                    right.associate(DtlsRole.PASSIVE, List.of(hasty.fingerprint()), "alice", server::send, server);
            server.deliver = bytes -> active.receive(bytes, 0, bytes.length);
            active.start();
            await().until(() -> client.hellos.get() > 8); // more than one run sends in its time
            client.deliver = bytes -> passive.receive(bytes, 0, bytes.length);
            assertThat(client.keys).succeedsWithin(10, TimeUnit.SECONDS);
            assertThat(client.failure).isNotDone();
        }
    }

    @Test
    void what_is_no_client_hello_takes_no_thread() throws Exception { // SEC-003
        LimitCounters counters = new LimitCounters();
        DtlsSettings one = QUICK.halfOpen(1, 1);
        try (DtlsEngine engine = new DtlsEngine(DtlsIdentity.create(), one, counters)) {
            for (int i = 0; i < 3; i++) {
                engine.associate(DtlsRole.PASSIVE, List.of(WRONG), "mallory", server::send, server)
                        .receive(new byte[] {22, 1, 2, 3}, 0, 4);
            }
            begin(engine, "alice", client);
            assertThat(client.first).succeedsWithin(5, TimeUnit.SECONDS);
            assertThat(counters.all()).isEmpty();
        }
    }

    private static void begin(DtlsEngine engine, String owner, End end) {
        engine.associate(DtlsRole.ACTIVE, List.of(WRONG), owner, end::send, end).start();
    }

    @Test
    void closing_ends_a_handshake_without_a_report() {
        DtlsAssociation active = left.associate(DtlsRole.ACTIVE, List.of(WRONG), "alice", server::take, client);
        active.start();
        assertThat(server.first).succeedsWithin(10, TimeUnit.SECONDS);
        active.close();
        assertThat(client.failure).isNotDone();
    }

    private void connect(Fingerprint ofClient, Fingerprint ofServer, double loss, long seed) {
        Random random = new Random(seed);
        client.loss = server.loss = () -> random.nextDouble() < loss;
        DtlsAssociation active = left.associate(DtlsRole.ACTIVE, List.of(ofServer), "alice", client::send, client);
        DtlsAssociation passive = right.associate(DtlsRole.PASSIVE, List.of(ofClient), "alice", server::send, server);
        client.deliver = bytes -> passive.receive(bytes, 0, bytes.length);
        server.deliver = bytes -> active.receive(bytes, 0, bytes.length);
        active.start();
    }

    private interface Delivery {
        void accept(byte[] datagram);
    }

    private interface Fate {
        boolean lost(byte[] datagram);
    }

    private interface Dice {
        boolean lost();
    }

    private static final class End implements DtlsListener {
        private final CompletableFuture<DtlsKeys> keys = new CompletableFuture<>();
        private final CompletableFuture<String> failure = new CompletableFuture<>();
        private final CompletableFuture<Integer> first = new CompletableFuture<>();
        private final AtomicInteger hellos = new AtomicInteger();
        private volatile @Nullable Delivery deliver;
        private volatile Fate drop = bytes -> false;
        private volatile Dice loss = () -> false;
        private volatile int finals;

        void send(byte[] bytes, int offset, int length) {
            take(bytes, offset, length);
        }

        void take(byte[] bytes, int offset, int length) {
            byte[] datagram = Arrays.copyOfRange(bytes, offset, offset + length);
            first.complete((int) datagram[0]);
            hellos.incrementAndGet();
            Delivery to = deliver;
            if (to != null && !loss.lost() && !drop.lost(datagram)) {
                to.accept(datagram);
            }
        }

        @Override
        public void established(DtlsKeys agreed) {
            keys.complete(agreed);
        }

        @Override
        public void failed(String why) {
            failure.complete(why);
        }
    }
}
