package io.sipwright.server.media.bridge;

import io.sipwright.server.media.dtls.DatagramSink;
import io.sipwright.server.media.dtls.DtlsAssociation;
import io.sipwright.server.media.dtls.DtlsEngine;
import io.sipwright.server.media.dtls.DtlsKeys;
import io.sipwright.server.media.dtls.DtlsListener;
import io.sipwright.server.media.dtls.DtlsRole;
import io.sipwright.server.media.rtp.Packet;
import io.sipwright.server.media.srtp.SrtpDirection;
import io.sipwright.server.media.srtp.SrtpResult;
import io.sipwright.server.sdp.Fingerprint;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * DTLS-SRTP towards one browser. Another fingerprint or role means a new association; the old one's keys stay in use until the new
 * one is established (MED-017, MED-018 · RFC 8842 §5.5). Thread-safe; packets are unprotected on one thread and protected on one
 * thread.
 */
final class DtlsTransport implements AutoCloseable {
    private static final int EPOCH_AT = 3;

    private final DtlsEngine engine;
    private final String owner;
    private final DatagramSink out;
    private final Listener listener;
    private final Succession<Generation> associations = new Succession<>();
    /** Further keys that packets may be protected with; usually null. */
    private volatile @Nullable Protection other;

    private final Packet copy = Packet.allocate();

    DtlsTransport(DtlsEngine engine, String owner, DatagramSink out, Listener listener) {
        this.engine = engine;
        this.owner = owner;
        this.out = out;
        this.listener = listener;
    }

    /** Not under any lock of this class. */
    interface Listener {
        void dtlsFailed(String why);
    }

    /** Our role towards a peer with these fingerprints, if already decided. */
    Optional<DtlsRole> role(List<Fingerprint> peer) {
        return Optional.ofNullable(associations.agreed())
                .filter(agreed -> agreed.peer.equals(peer))
                .map(agreed -> agreed.association.role());
    }

    /** Our role by the last description. */
    DtlsRole role() {
        Generation newest = associations.newest();
        return newest == null ? DtlsRole.ACTIVE : newest.association.role();
    }

    /** A description has these fingerprints; a new association is made if role or fingerprints differ. */
    synchronized void describe(DtlsRole role, List<Fingerprint> peer) {
        Generation agreed = associations.agreed();
        Generation candidate = associations.candidate();
        if (candidate != null && candidate.isFor(role, peer)) {
            return;
        }
        if (agreed != null && agreed.isFor(role, peer)) {
            associations.withdraw();
        } else {
            associations.propose(new Generation(role, peer));
        }
    }

    /** There is an offer and an answer: the candidate may begin its handshake. */
    void answered() {
        Generation candidate = associations.candidate();
        if (candidate != null) {
            candidate.answered = true;
        }
    }

    void accept() {
        change(associations::accept);
    }

    void withdraw() {
        change(associations::withdraw);
    }

    /** The path is open: the client sends its ClientHello (MED-011 · RFC 8842 §5.3). */
    void start() {
        associations
                .all()
                .filter(generation -> generation.answered)
                .forEach(generation -> generation.association.start());
    }

    /** Whether records are accepted. */
    boolean waits() {
        return associations.newest() != null;
    }

    /**
     * Handles a record from a validated address. The first flights of a new association are not passed to the old one.
     */
    void receive(byte[] bytes, int offset, int length) {
        Generation candidate = associations.candidate();
        boolean plain = length > EPOCH_AT + 1 && bytes[offset + EPOCH_AT] == 0 && bytes[offset + EPOCH_AT + 1] == 0;
        Generation first = candidate != null && candidate.answered ? candidate : associations.agreed();
        Generation newest = first == null ? candidate : first;
        associations
                .all()
                .filter(generation -> generation == newest || !plain)
                .forEach(generation -> generation.association.receive(bytes, offset, length));
    }

    boolean secured() {
        return sendingKeys() != null;
    }

    SrtpResult protectRtp(Packet packet) {
        Protection now = sendingKeys();
        return now == null ? SrtpResult.NO_KEYS : now.sending().rtp(packet); // MED-019 · RFC 8827 §6.5
    }

    SrtpResult protectRtcp(Packet packet) {
        Protection now = sendingKeys();
        return now == null ? SrtpResult.NO_KEYS : now.sending().rtcp(packet);
    }

    SrtpResult unprotectRtp(Packet packet) {
        return unprotect(packet, SrtpDirection::rtp); // MED-019 · RFC 5764 §5.1
    }

    SrtpResult unprotectRtcp(Packet packet) {
        return unprotect(packet, SrtpDirection::rtcp);
    }

    @Override
    public void close() {
        associations.close();
        other = null;
    }

    private interface Opening {
        SrtpResult open(SrtpDirection receiving, Packet packet);
    }

    /** Tries the keys in use, and during a change of association also the other ones. */
    private SrtpResult unprotect(Packet packet, Opening opening) {
        Protection now = sendingKeys();
        Protection before = other;
        if (now == null) {
            return SrtpResult.NO_KEYS;
        }
        if (before == null) {
            return opening.open(now.receiving(), packet);
        }
        System.arraycopy(packet.bytes(), packet.offset(), copy.bytes(), 0, packet.length());
        copy.over(copy.bytes(), 0, packet.length());
        SrtpResult result = opening.open(now.receiving(), packet);
        if (result != SrtpResult.FORGED) {
            if (result == SrtpResult.OK && associations.candidate() == null) {
                other = null; // the peer has switched
            }
            return result;
        }
        System.arraycopy(copy.bytes(), 0, packet.bytes(), packet.offset(), copy.length());
        packet.length(copy.length());
        return opening.open(before.receiving(), packet);
    }

    private @Nullable Protection sendingKeys() {
        Generation used = associations.inUse();
        return used == null ? null : used.protection;
    }

    /** Handles that an association is established, has failed, or was decided on. */
    private void change(Runnable step) {
        synchronized (this) {
            Protection before = sendingKeys();
            step.run();
            associations.settle();
            if (before != null && before != sendingKeys()) {
                other = before;
            }
        }
        String why = associations.failure();
        if (why != null) {
            listener.dtlsFailed(why);
        }
    }

    private final class Generation implements Succession.Generation, DtlsListener {
        private final List<Fingerprint> peer;
        private final DtlsAssociation association;
        private volatile boolean answered;
        private volatile @Nullable Protection protection;
        private volatile @Nullable String failure;

        Generation(DtlsRole role, List<Fingerprint> peer) {
            this.peer = List.copyOf(peer);
            this.association = engine.associate(role, peer, owner, out, this);
        }

        boolean isFor(DtlsRole role, List<Fingerprint> others) {
            return association.role() == role && peer.equals(others);
        }

        @Override
        public void established(DtlsKeys keys) {
            Protection fresh = Protection.of(keys);
            change(() -> protection = fresh);
        }

        @Override
        public void failed(String why) {
            change(() -> {
                protection = null; // MED-013: nothing is relayed under them
                failure = why;
            });
        }

        @Override
        public boolean ready() {
            return protection != null;
        }

        @Override
        public @Nullable String failure() {
            return failure;
        }

        @Override
        public void close() {
            association.close();
        }
    }
}
