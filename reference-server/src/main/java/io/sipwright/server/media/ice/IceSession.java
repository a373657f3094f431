package io.sipwright.server.media.ice;

import io.sipwright.server.clock.Scheduler;
import io.sipwright.server.media.stun.BindingRequest;
import io.sipwright.server.media.stun.BindingResponse;
import io.sipwright.server.media.stun.StunMessage;
import io.sipwright.server.sdp.IceCredentials;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** One browser's ICE session on the shared port. Thread-safe. */
public final class IceSession implements AutoCloseable {
    private final IcePort port;
    private final IceCredentials local;
    private final IceAgent agent;
    private final IceListener listener;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<SocketAddress> validated = new CopyOnWriteArraySet<>();
    private volatile @Nullable InetSocketAddress destination;
    private volatile boolean selected;
    private Scheduler.@Nullable Timer wake;
    private boolean closed;

    IceSession(IcePort port, IceRole role, IceCredentials local, IceListener listener) {
        this.port = port;
        this.local = local;
        this.agent = new IceAgent(role, local);
        this.listener = listener;
    }

    /**
     * Sets the peer's credentials: early checks now trigger ours (MED-001 · RFC 8445 §7.3). Changed credentials before
     * any pair was validated belong to another branch.
     */
    public void start(IceCredentials remote) {
        step(now -> agent.credentials(remote, now));
    }

    /** The offer is answered on both sides: a pair must work within the time that is configured (RFC 8445 §8.1.2). */
    public void limit() {
        step(now -> agent.limit(port.toFindPair(), now));
    }

    /** Takes its user name back from a later session with the same one. */
    public void reopen() {
        lock.lock();
        try {
            if (!closed) {
                port.answer(local.ufrag(), this);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Our current role; a restart keeps it (RFC 8445 §9). */
    public IceRole role() {
        lock.lock();
        try {
            return agent.role();
        } finally {
            lock.unlock();
        }
    }

    public IceCredentials local() {
        return local;
    }

    /** Whether our check of this address has succeeded (MED-005 · RFC 8445 §12.1). */
    public boolean validated(SocketAddress address) {
        return validated.contains(address);
    }

    public boolean connected() {
        return !validated.isEmpty();
    }

    /** Whether a nominated pair works. */
    public boolean selected() {
        return selected && !validated.isEmpty();
    }

    /**
     * Sends on the selected pair, before nomination on a valid one.
     *
     * @throws IOException if there is none, or the send fails
     */
    public void send(byte[] bytes, int offset, int length) throws IOException {
        InetSocketAddress to = destination;
        if (to == null) {
            throw new IOException("no ICE pair works"); // MED-005 · RFC 8445 §12.1
        }
        port.send(bytes, offset, length, to);
    }

    /** Ends the session: nothing is answered or sent. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            destination = null;
            rest();
            port.forget(this, local.ufrag(), agent.heard());
        } finally {
            lock.unlock();
        }
    }

    /** A STUN message that is for this session. */
    void received(StunMessage message, InetSocketAddress from) {
        if (message instanceof BindingRequest request) {
            step(now -> agent.request(request, from, now));
        } else if (message instanceof BindingResponse response) {
            step(now -> agent.response(response, from, now));
        }
    }

    /** A datagram other than STUN, from an address whose checks had our password. */
    void received(byte[] bytes, int offset, int length, InetSocketAddress from) {
        listener.received(bytes, offset, length, from);
    }

    private void step(LongFunction<List<IceEffect>> step) {
        List<IceEffect> effects;
        lock.lock();
        try {
            if (closed) {
                return;
            }
            long now = port.timer().nanoTime();
            effects = step.apply(now);
            destination = agent.destination();
            rest();
            long due = agent.untilDue(now);
            wake = due == Long.MAX_VALUE
                    ? null
                    : port.timer().after(Duration.ofNanos(Math.max(due, 0)), () -> step(agent::tick));
            effects.forEach(this::perform);
        } finally {
            lock.unlock();
        }
        effects.forEach(this::tell);
    }

    private void rest() {
        Scheduler.Timer pending = wake;
        if (pending != null) {
            pending.cancel();
        }
        wake = null;
    }

    private void perform(IceEffect effect) {
        if (effect instanceof IceEffect.Send send) {
            port.sendQuietly(send.datagram(), send.to());
        } else if (effect instanceof IceEffect.Heard heard) {
            port.heard(heard.from(), this);
        } else if (effect instanceof IceEffect.Validated pair) {
            validated.add(pair.remote());
            port.claim(pair.remote(), this);
        } else if (effect instanceof IceEffect.Selected pair) {
            selected = true;
            port.claim(pair.remote(), this);
        } else if (effect instanceof IceEffect.Failed) {
            validated.clear();
            port.release(this, agent.heard());
        }
    }

    /** Calls the listener without the lock, because it has its own locks. */
    private void tell(IceEffect effect) {
        if (effect instanceof IceEffect.Validated) {
            listener.validated();
        } else if (effect instanceof IceEffect.Selected) {
            listener.selected();
        } else if (effect instanceof IceEffect.Failed failed) {
            listener.failed(failed.why());
        }
    }
}
