package io.sipwright.server.media.ice;

import java.beans.PropertyChangeEvent;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import org.ice4j.ice.CandidatePair;
import org.ice4j.ice.CandidatePairState;
import org.ice4j.ice.CheckList;
import org.ice4j.ice.Component;
import org.ice4j.ice.IceMediaStream;
import org.ice4j.ice.IceProcessingState;
import org.ice4j.ice.KeepAliveStrategy;
import org.ice4j.ice.harvest.SinglePortUdpHarvester;
import org.ice4j.util.Buffer;
import org.ice4j.util.BufferPool;

/**
 * One browser's ICE session. The port is passive: the browser's checks come first and each triggers one of ours, so the
 * candidates that a browser lists are not needed (RFC 8445 §7.3.1.4). Thread-safe.
 */
public final class IceSession implements AutoCloseable {
    private final OwnedAgent agent;
    private final IceMediaStream stream;
    private final Component component;
    private final IceListener listener;
    private final Set<SocketAddress> validated = new CopyOnWriteArraySet<>();
    private volatile boolean closed;

    private IceSession(OwnedAgent agent, IceMediaStream stream, Component component, IceListener listener) {
        this.agent = agent;
        this.stream = stream;
        this.component = component;
        this.listener = listener;
    }

    static IceSession open(SinglePortUdpHarvester harvester, IceRole role, IceSecret local, IceListener listener)
            throws IOException {
        OwnedAgent agent = new OwnedAgent(local);
        agent.setUseDynamicPorts(false);
        agent.setControlling(role == IceRole.CONTROLLING); // MED-004 · RFC 8445 §6.1.1
        agent.setPerformConsentFreshness(true); // MED-009 · RFC 7675 §5.1
        agent.addCandidateHarvester(harvester);
        IceMediaStream stream = agent.createMediaStream("bundle");
        Component component = agent.createComponent(stream, KeepAliveStrategy.SELECTED_ONLY, true);
        IceSession session = new IceSession(agent, stream, component, listener);
        component.setBufferCallback(session::received);
        stream.addPairChangeListener(session::pairChanged);
        agent.addStateChangeListener(session::stateChanged);
        return session;
    }

    /** The peer's credentials are known: checks that came early are now returned (MED-001 · RFC 8445 §7.3). */
    public void start(IceSecret remote) {
        stream.setRemoteUfrag(remote.ufrag());
        stream.setRemotePassword(remote.password());
        agent.startConnectivityEstablishment();
    }

    /** Other credentials before any pair was validated: the answer of another branch. */
    public void replaceRemote(IceSecret remote) {
        stream.setRemoteUfrag(remote.ufrag());
        stream.setRemotePassword(remote.password());
    }

    /** Whether a check of ours to this address has succeeded (MED-005 · RFC 8445 §12.1). */
    public boolean validated(SocketAddress address) {
        return validated.contains(address);
    }

    public boolean connected() {
        return !validated.isEmpty();
    }

    /**
     * Sends on the selected pair, before nomination on a valid one.
     *
     * @throws IOException when there is none
     */
    public void send(byte[] bytes, int offset, int length) throws IOException {
        component.send(bytes, offset, length);
    }

    @Override
    public void close() {
        closed = true;
        agent.free();
    }

    private void received(Buffer buffer) {
        SocketAddress from = buffer.getRemoteAddress();
        if (from != null) {
            listener.received(buffer.getBuffer(), buffer.getOffset(), buffer.getLength(), from);
        }
        BufferPool.returnBuffer.invoke(buffer);
    }

    private void pairChanged(PropertyChangeEvent event) {
        CandidatePair pair = (CandidatePair) event.getSource();
        if (IceMediaStream.PROPERTY_PAIR_VALIDATED.equals(event.getPropertyName())) {
            validated.add(pair.getRemoteCandidate().getTransportAddress());
            listener.validated();
        } else if (event.getNewValue() == CandidatePairState.FAILED
                && !closed
                && agent.getState().isEstablished()) {
            consentLost(pair);
        }
    }

    private void consentLost(CandidatePair pair) { // MED-009, MED-032 · RFC 7675 §5.1
        if (pair == component.getSelectedPair()) {
            validated.clear();
            listener.failed("the browser no longer answers consent checks (RFC 7675 §5.1)");
        }
    }

    /**
     * The library strikes pairs that still wait for a check from the check list when one is nominated. A check that comes at
     * that moment makes the nominated pair itself such a one; struck off, it would get no more answers from us, and the browser
     * would give the call up after 30 s (MED-009 · RFC 7675 §5.1).
     */
    private void keepSelectedPairKnown() {
        CandidatePair selected = component.getSelectedPair();
        CheckList known = stream.getCheckList();
        synchronized (known) {
            if (selected != null && !known.contains(selected)) {
                known.add(selected);
            }
        }
    }

    private void stateChanged(PropertyChangeEvent event) {
        keepSelectedPairKnown();
        if (event.getNewValue() == IceProcessingState.FAILED && !closed) {
            listener.failed("ICE found no working pair (RFC 8445 §8.1.2)");
        }
    }
}
