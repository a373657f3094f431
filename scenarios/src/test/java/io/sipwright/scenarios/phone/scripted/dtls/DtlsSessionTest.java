package io.sipwright.scenarios.phone.scripted.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import io.sipwright.scenarios.phone.scripted.srtp.SrtpSession;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DtlsSessionTest {
    private final ExecutorService pool = Executors.newCachedThreadPool();
    private final ClientHellos hellos = new ClientHellos(Clock.systemUTC());
    private final DtlsIdentity alice = DtlsIdentity.create();
    private final DtlsIdentity bob = DtlsIdentity.create();

    /** Which of the three ways it ended. */
    private static final class Ending implements DtlsSession.Observer {
        final CompletableFuture<SrtpKeys> keys = new CompletableFuture<>();
        final CompletableFuture<String> failure = new CompletableFuture<>();
        final CompletableFuture<Boolean> closed = new CompletableFuture<>();

        @Override
        public void connected(SrtpKeys agreed) {
            keys.complete(agreed);
        }

        @Override
        public void failed(String cause) {
            failure.complete(cause);
        }

        @Override
        public void closed() {
            closed.complete(true);
        }
    }

    private record Pair(DtlsSession client, Ending clientEnd, DtlsSession server, Ending serverEnd) {}

    private Pair shake(DtlsTerms client, DtlsTerms server) {
        CompletableFuture<DtlsSession> passive = new CompletableFuture<>();
        CompletableFuture<DtlsSession> active = new CompletableFuture<>();
        Ending clientEnd = new Ending();
        Ending serverEnd = new Ending();
        active.complete(new DtlsSession(client, pool, d -> passive.join().receive(d), hellos, clientEnd));
        passive.complete(new DtlsSession(
                server, pool, d -> active.join().receive(d), new ClientHellos(Clock.systemUTC()), serverEnd));
        passive.join().start();
        active.join().start();
        return new Pair(active.join(), clientEnd, passive.join(), serverEnd);
    }

    private static DtlsTerms terms(DtlsRole role, DtlsIdentity own, DtlsIdentity peer) {
        return new DtlsTerms(role, own, true, List.of(peer.fingerprint()));
    }

    private static <T> T soon(CompletableFuture<T> future) throws Exception {
        return future.get(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void stops() {
        pool.shutdownNow();
    }

    @Test
    void both_roles_come_to_the_same_keys_and_srtp_passes() throws Exception {
        Pair pair = shake(terms(DtlsRole.CLIENT, alice, bob), terms(DtlsRole.SERVER, bob, alice));
        SrtpKeys client = soon(pair.clientEnd().keys);
        SrtpKeys server = soon(pair.serverEnd().keys);
        assertThat(client.localKey()).isEqualTo(server.remoteKey()).isNotEqualTo(client.remoteKey());
        assertThat(client.profile()).isEqualTo(SrtpProfile.AEAD_AES_128_GCM);
        assertThat(hellos.seen()).extracting(ClientHello::by).contains("local").doesNotContain("remote");

        byte[] rtp = new byte[40];
        rtp[0] = (byte) 0x80;
        byte[] srtp = new SrtpSession(client).protect(rtp);
        SrtpSession listener = new SrtpSession(server);
        assertThat(srtp).isNotEqualTo(rtp).hasSizeGreaterThan(40);
        assertThat(listener.open(srtp))
                .hasValueSatisfying(back -> assertThat(back).isEqualTo(rtp));
        assertThat(listener.open(srtp)).as("a replay is refused").isEmpty();
        assertThat(listener.refused()).isEqualTo(1);
    }

    @Test
    void the_server_refuses_a_client_whose_certificate_is_not_the_announced_one() throws Exception {
        Pair pair = shake(terms(DtlsRole.CLIENT, alice, bob), terms(DtlsRole.SERVER, bob, DtlsIdentity.create()));
        assertThat(soon(pair.serverEnd().failure)).contains("its SDP announces");
        assertThat(soon(pair.clientEnd().failure)).contains("bad_certificate");
        assertThat(pair.server().state()).isEqualTo(DtlsState.FAILED);
    }

    @Test
    void the_client_refuses_a_server_whose_certificate_is_not_the_announced_one() throws Exception {
        Pair pair = shake(terms(DtlsRole.CLIENT, alice, DtlsIdentity.create()), terms(DtlsRole.SERVER, bob, alice));
        assertThat(soon(pair.clientEnd().failure)).contains("its SDP announces");
        assertThat(soon(pair.serverEnd().failure)).contains("bad_certificate");
    }

    @Test
    void the_server_refuses_a_client_without_a_certificate() throws Exception {
        DtlsTerms bare = new DtlsTerms(DtlsRole.CLIENT, alice, false, List.of(bob.fingerprint()));
        Pair pair = shake(bare, terms(DtlsRole.SERVER, bob, alice));
        assertThat(soon(pair.serverEnd().failure)).contains("no certificate");
    }

    @Test
    void a_handshake_that_is_cut_off_says_so() throws Exception {
        Ending end = new Ending();
        DtlsSession lonely = new DtlsSession(terms(DtlsRole.CLIENT, alice, bob), pool, datagram -> {}, hellos, end);
        lonely.start();
        lonely.close();
        assertThat(soon(end.failure)).contains("before the handshake was over");
        assertThat(lonely.state()).isEqualTo(DtlsState.CLOSED);
    }

    @Test
    void close_notify_is_noticed_by_the_other_side() throws Exception {
        Pair pair = shake(terms(DtlsRole.CLIENT, alice, bob), terms(DtlsRole.SERVER, bob, alice));
        soon(pair.clientEnd().keys);
        soon(pair.serverEnd().keys);
        pair.client().close();
        assertThat(soon(pair.serverEnd().closed)).isTrue();
        assertThat(pair.server().state()).isEqualTo(DtlsState.CLOSED);
    }
}
