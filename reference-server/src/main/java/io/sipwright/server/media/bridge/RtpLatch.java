package io.sipwright.server.media.bridge;

import io.sipwright.server.media.rtp.Packet;
import io.sipwright.server.media.rtp.RtpHeader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The source and destination addresses of one RTP port (MED-033 · RFC 7362 §4, §5, RFC 4961 §4). They go to the address
 * in the SDP until another source is latched. A source is latched only within a window after signalling named the
 * address, only from the IP address of the SDP or of the SIP signalling, and is dropped as soon as the announced
 * address sends. An offer with the same address keeps the latched source; it moves to another port only with its RTP
 * stream, as after a NAT has lost its binding. Thread-safe; packets arrive on one thread; no allocation for a packet
 * whose source is known.
 */
final class RtpLatch {
    /** RFC 3550 §A.1, MAX_DROPOUT: so many packets may be missing in a stream that goes on. */
    private static final int MISSING = 3_000;

    private static final long SILENT = Duration.ofSeconds(1).toNanos();

    private final InetAddress signalling;
    private final long window;
    private final LongSupplier clock;
    private State current = State.NOTHING;
    /** The state after the open offer, until it is accepted or withdrawn. */
    private @Nullable State candidate;

    private volatile State inUse = State.NOTHING;
    private volatile @Nullable InetSocketAddress also;
    /** The last packet of the latched source, of the thread that receives. */
    private boolean passed;

    private long passedAt;
    private int passedSsrc;
    private int passedNumber;

    /**
     * @param signalling where SIP of this side comes from
     * @param window how long after an announcement a source may be latched
     * @param clock nanoseconds that only run forwards
     */
    RtpLatch(InetAddress signalling, Duration window, LongSupplier clock) {
        this.signalling = signalling;
        this.window = window.toNanos();
        this.clock = clock;
    }

    /**
     * An offer has this address; packets from it are accepted from now on, and sent to it once the offer is answered.
     */
    synchronized void propose(@Nullable InetSocketAddress address) {
        also = address;
    }

    /**
     * The description is answered: packets go to this address; null: nowhere, but the port still accepts packets
     * (SDP-030).
     */
    synchronized void apply(@Nullable InetSocketAddress address) {
        candidate = current.announced(address, clock.getAsLong() + window);
        also = current.destination();
        inUse = candidate;
    }

    /** The candidate is in force; the window for latching restarts. */
    synchronized void accept() {
        State taken = candidate;
        if (taken != null) {
            current = taken.openUntil(clock.getAsLong() + window);
            inUse = current;
        }
        candidate = null;
        also = null;
    }

    /** Restores the state before the last offer. */
    synchronized void withdraw() {
        inUse = current;
        candidate = null;
        also = null;
    }

    /** Whether this source is known. */
    boolean knows(InetSocketAddress source) {
        State now = inUse;
        if (source.equals(now.latched)) {
            return true;
        }
        if (source.equals(now.announced)) {
            return now.confirmed || confirm(now);
        }
        return source.equals(also);
    }

    /** Handles an RTP packet of a known source. */
    void passed(Packet rtp) {
        if (inUse.latched != null) {
            passed = true;
            passedAt = clock.getAsLong();
            passedSsrc = RtpHeader.ssrc(rtp);
            passedNumber = RtpHeader.sequence(rtp);
        }
    }

    /** Handles a well-formed packet of an unknown source; returns whether it is latched. */
    synchronized boolean latch(InetSocketAddress source, Packet packet) {
        State now = inUse;
        boolean inTime = now != State.NOTHING && !now.confirmed && now.until - clock.getAsLong() > 0;
        boolean open = inTime && (now.latched == null || continues(packet));
        if (open && !source.equals(now.former) && mayBe(source.getAddress(), now)) { // RFC 7362 §5
            replace(now, now.latchedTo(source));
            return true;
        }
        return false;
    }

    /** Whether the latched source is silent and this is its stream (RFC 3550 §8.2, RFC 7362 §5). */
    private boolean continues(Packet packet) {
        int ahead = RtpHeader.sequence(packet) - passedNumber & 0xffff;
        return passed
                && clock.getAsLong() - passedAt >= SILENT
                && RtpHeader.ssrc(packet) == passedSsrc
                && ahead > 0
                && ahead < MISSING;
    }

    /** Where to send; null when nowhere. */
    @Nullable
    InetSocketAddress destination() {
        State now = inUse;
        return now.held ? null : now.destination();
    }

    private boolean mayBe(InetAddress source, State now) {
        InetSocketAddress announced = now.announced;
        return source.equals(signalling) || announced != null && source.equals(announced.getAddress());
    }

    /** The announced address has sent a packet. */
    private synchronized boolean confirm(State now) {
        replace(now, now.confirmedNow());
        return true;
    }

    private void replace(State before, State after) {
        if (candidate == before) {
            candidate = after;
        } else if (current == before) {
            current = after;
        }
        if (inUse == before) {
            inUse = after;
        }
    }

    /**
     * Immutable.
     *
     * @param announced by the last description that named an address
     * @param latched another source that was heard
     * @param former the previous destination, whose packets in flight are not latched
     * @param confirmed whether the announced address has sent: then nothing else is latched
     * @param held whether nothing is to be sent
     * @param until when a source may still be latched
     */
    private record State(
            @Nullable InetSocketAddress announced,
            @Nullable InetSocketAddress latched,
            @Nullable InetSocketAddress former,
            boolean confirmed,
            boolean held,
            long until) {
        private static final State NOTHING = new State(null, null, null, false, true, 0);

        @Nullable
        InetSocketAddress destination() {
            return latched == null ? announced : latched;
        }

        State announced(@Nullable InetSocketAddress address, long end) {
            if (address == null) {
                return new State(announced, latched, former, confirmed, true, end);
            }
            return address.equals(announced)
                    ? new State(announced, latched, former, confirmed, false, end)
                    : new State(address, null, destination(), false, false, end);
        }

        State latchedTo(InetSocketAddress source) {
            return new State(announced, source, former, false, held, until);
        }

        State confirmedNow() {
            return new State(announced, null, former, true, held, until);
        }

        State openUntil(long end) {
            return new State(announced, latched, former, confirmed, held, end);
        }
    }
}
