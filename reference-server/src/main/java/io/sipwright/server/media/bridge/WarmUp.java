package io.sipwright.server.media.bridge;

import io.sipwright.server.limit.LimitCounters;
import io.sipwright.server.media.dtls.DtlsEngine;
import io.sipwright.server.media.dtls.DtlsIdentity;
import io.sipwright.server.media.dtls.DtlsKeys;
import io.sipwright.server.media.dtls.DtlsListener;
import io.sipwright.server.media.dtls.DtlsRole;
import io.sipwright.server.media.dtls.DtlsSettings;
import io.sipwright.server.media.ice.IcePort;
import io.sipwright.server.media.rtp.Packet;
import io.sipwright.server.media.srtp.SrtpResult;
import io.sipwright.server.sdp.Fingerprint;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One handshake and a few packets in memory at start: otherwise the first call waits a second or more while
 * cryptography classes are loaded, longer than MED-011 allows.
 */
final class WarmUp implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
    private static final int PACKETS = 200;
    private static final int LIMIT_SECONDS = 20;
    private static final int RTP_LENGTH = 172;

    private final DtlsIdentity identity;

    private WarmUp(DtlsIdentity identity) {
        this.identity = identity;
    }

    static void start(DtlsIdentity identity) {
        Thread thread = new Thread(new WarmUp(identity), "media-warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        try (DtlsEngine engine = new DtlsEngine(identity, DtlsSettings.defaults(), new LimitCounters())) {
            if (!IcePort.warmUp()) {
                LOG.warn("two ICE agents in memory do not find each other");
            }
            packets(handshake(engine));
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("the warm-up failed, the first call may start slowly", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<DtlsKeys> handshake(DtlsEngine engine)
            throws ExecutionException, TimeoutException, InterruptedException {
        Fingerprint both = engine.fingerprint();
        Actor left = new Actor();
        Actor right = new Actor();
        try (var active = engine.associate(DtlsRole.ACTIVE, List.of(both), "warm-up", right::take, left);
                var passive = engine.associate(DtlsRole.PASSIVE, List.of(both), "warm-up", left::take, right)) {
            right.forward.complete(passive::receive);
            left.forward.complete(active::receive);
            active.start();
            return List.of(
                    left.keys.get(LIMIT_SECONDS, TimeUnit.SECONDS), right.keys.get(LIMIT_SECONDS, TimeUnit.SECONDS));
        }
    }

    private static void packets(List<DtlsKeys> keys) {
        Protection sender = Protection.of(keys.get(0));
        Protection receiver = Protection.of(keys.get(1));
        for (int i = 0; i < PACKETS; i++) {
            Packet packet = Packet.allocate();
            packet.length(RTP_LENGTH);
            packet.u8(0, 0x80);
            packet.u8(3, i);
            if (sender.sending().rtp(packet) != SrtpResult.OK
                    || receiver.receiving().rtp(packet) != SrtpResult.OK) {
                LOG.warn("SRTP self-test failed: cannot unprotect own packet");
                return;
            }
        }
    }

    private interface Forward {
        void receive(byte[] bytes, int offset, int length);
    }

    private static final class Actor implements DtlsListener {
        private final CompletableFuture<DtlsKeys> keys = new CompletableFuture<>();
        private final CompletableFuture<Forward> forward = new CompletableFuture<>();

        void take(byte[] bytes, int offset, int length) {
            forward.join().receive(bytes, offset, length);
        }

        @Override
        public void established(DtlsKeys agreed) {
            keys.complete(agreed);
        }

        @Override
        public void failed(String why) {
            keys.completeExceptionally(new IOException(why));
        }
    }
}
