package io.sipwright.server.media.bridge;

import io.sipwright.server.media.ice.IceListener;
import io.sipwright.server.media.ice.IcePort;
import io.sipwright.server.media.ice.IceRole;
import io.sipwright.server.media.ice.IceSession;
import io.sipwright.server.sdp.IceCredentials;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * ICE towards one browser. A restart opens a second session: checks with either credentials are answered, and media
 * uses the old pair until the new one is nominated (RFC 8445 §9, §12.1, RFC 8839 §4.4.1.1.1). Thread-safe.
 */
final class IceTransport implements AutoCloseable {
    private final IcePort port;
    private final Listener listener;
    private final Succession<Generation> sessions = new Succession<>();
    /** For the packet path: all sessions that may validate addresses. */
    private volatile IceSession[] open = new IceSession[0];

    IceTransport(IcePort port, Listener listener) {
        this.port = port;
        this.listener = listener;
    }

    /** Not under any lock of this class. */
    interface Listener {
        /** A datagram other than STUN. */
        void received(byte[] bytes, int offset, int length, SocketAddress from);

        /** A pair works, or media uses another one. */
        void pairWorks();

        void iceFailed(String why);
    }

    /** The browser offers; changed credentials are a restart, which keeps our role (SDP-031, MED-034 · RFC 8445 §9). */
    synchronized void offered(IceCredentials theirs) {
        Generation agreed = sessions.agreed();
        if (agreed == null || !theirs.equals(agreed.remote)) {
            IceRole role = agreed == null ? IceRole.CONTROLLED : agreed.session.role(); // MED-004 · RFC 8445 §6.1.1
            propose(role, IceCredentials.create()).start(theirs);
        }
    }

    /** Our credentials for a description; creates them if needed. */
    synchronized IceCredentials local() {
        Generation newest = sessions.newest();
        Generation used = newest == null ? propose(IceRole.CONTROLLING, IceCredentials.create()) : newest;
        return used.session.local();
    }

    /** The browser answers our offer; changed credentials belong to another browser (RFC 3261 §13.2.2.4). */
    synchronized void answered(IceCredentials theirs) {
        Generation newest = sessions.newest();
        if (newest == null || theirs.equals(newest.remote)) {
            return;
        }
        boolean unused = newest.remote == null || newest == sessions.candidate() && !newest.session.connected();
        Generation taken = unused ? newest : propose(newest.session.role(), newest.session.local());
        taken.start(theirs);
    }

    /** The offer is accepted: where no other pair carries media, the time limit for a working one starts. */
    void accept() {
        sessions.accept();
        changed();
    }

    void withdraw() {
        sessions.withdraw();
        Generation agreed = sessions.agreed();
        if (agreed != null) {
            agreed.session.reopen();
        }
        changed();
    }

    /** Whether there is a usable working pair. */
    boolean connected() {
        Generation used = sessions.inUse();
        return used != null && used.session.connected();
    }

    /** Whether our check of this address has succeeded (MED-005 · RFC 8445 §12.1). */
    boolean validated(SocketAddress from) {
        for (IceSession session : open) {
            if (session.validated(from)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Sends on the selected pair.
     *
     * @throws IOException if there is none, or the send fails
     */
    void send(byte[] bytes, int offset, int length) throws IOException {
        Generation used = sessions.inUse();
        if (used == null) {
            throw new IOException("no ICE session");
        }
        used.session.send(bytes, offset, length);
    }

    @Override
    public void close() {
        sessions.close();
        refresh();
    }

    private Generation propose(IceRole role, IceCredentials local) {
        Generation fresh = new Generation(role, local);
        sessions.propose(fresh);
        refresh();
        return fresh;
    }

    private synchronized void refresh() {
        open = sessions.all().map(generation -> generation.session).toArray(IceSession[]::new);
    }

    private void changed() {
        sessions.settle();
        refresh();
        Generation agreed = sessions.agreed();
        if (agreed != null && agreed == sessions.inUse()) {
            agreed.limit();
        }
        String why = sessions.failure();
        if (why == null) {
            listener.pairWorks();
        } else {
            listener.iceFailed(why);
        }
    }

    private final class Generation implements Succession.Generation, IceListener {
        private final IceSession session;
        private final AtomicBoolean limited = new AtomicBoolean();
        private volatile @Nullable IceCredentials remote;
        private volatile @Nullable String failure;

        Generation(IceRole role, IceCredentials local) {
            session = port.session(role, local, this);
        }

        /** From the moment on at which no other pair carries media, a pair of this session must work in time. */
        void limit() {
            if (limited.compareAndSet(false, true)) {
                session.limit();
            }
        }

        void start(IceCredentials theirs) {
            remote = theirs;
            session.start(theirs);
        }

        @Override
        public boolean ready() {
            return session.selected();
        }

        @Override
        public @Nullable String failure() {
            return failure;
        }

        @Override
        public void received(byte[] bytes, int offset, int length, SocketAddress from) {
            listener.received(bytes, offset, length, from);
        }

        @Override
        public void validated() {
            changed();
        }

        @Override
        public void selected() {
            changed();
        }

        @Override
        public void failed(String why) {
            failure = why;
            changed();
        }

        @Override
        public void close() {
            session.close();
        }
    }
}
