package io.sipwright.scenarios.endpoint.media;

import io.sipwright.pstn.tamper.Change;
import io.sipwright.pstn.tamper.PacketChanges;
import io.sipwright.pstn.wire.Direction;
import io.sipwright.pstn.wire.Tampering;
import io.sipwright.pstn.wire.Traffic;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What an endpoint does with its own packets before they go out: alters, drops or shuffles them, as a scenario says; and the log of what
 * went out and came. It stands before what a mutant does to the target. Set by any thread; packets pass on the media's own.
 */
public final class Interference implements Tampering {
    private static final int BINDING_REQUEST = 0x0001;
    private static final int BINDING_SUCCESS = 0x0101;
    private static final int RESPONSE = 0x0100;
    private static final int USE_CANDIDATE = 0x0025;

    private final Tampering target;
    private final PacketLog sent = new PacketLog();
    private final PacketLog received = new PacketLog();
    private final AtomicInteger requests = new AtomicInteger();
    private final List<byte[]> held = new ArrayList<>();
    private final Random random = new Random(5764);
    private volatile Change change = bytes -> bytes;
    private volatile int reversed;
    private volatile boolean answersChecks = true;
    private volatile Instant nominatesFrom = Instant.EPOCH;
    private volatile int dtlsToLose;
    private volatile double dtlsLoss;

    /** @param target what stands between this endpoint and the target */
    public Interference(Tampering target) {
        this.target = target;
    }

    /** From now on every RTP packet that goes out is altered so. */
    public void change(Change how) {
        change = how;
    }

    /** The first RTP packet that goes out has this sequence number, and the others follow. */
    public void startsAt(int sequence) {
        AtomicInteger offset = new AtomicInteger(Integer.MIN_VALUE);
        change(bytes -> {
            int own = ByteBuffer.wrap(bytes).getShort(2);
            offset.compareAndSet(Integer.MIN_VALUE, sequence - own);
            return PacketChanges.sequence(offset.get()).apply(bytes);
        });
    }

    /** From now on so many RTP packets go out at a time, the last one first. */
    public void reverse(int packets) {
        reversed = packets;
    }

    /** From now on no connectivity check is answered. */
    public void answersNoChecks() {
        answersChecks = false;
    }

    /** No check nominates before this moment. */
    public void nominatesFrom(Instant moment) {
        nominatesFrom = moment;
    }

    /** The first DTLS datagrams are lost, and a share of the others, 0 to 1. */
    public void loseDtls(int first, double share) {
        dtlsToLose = first;
        dtlsLoss = share;
    }

    /** What stands between this endpoint and the target. */
    Tampering target() {
        return target;
    }

    public PacketLog sent() {
        return sent;
    }

    public PacketLog received() {
        return received;
    }

    /** Binding requests that came. */
    public int requests() {
        return requests.get();
    }

    @Override
    public void pass(Traffic traffic, Exit exit) {
        if (traffic.direction() == Direction.RECEIVED) {
            target.pass(traffic, seen(traffic.kind(), exit));
        } else {
            own(traffic).forEach(bytes -> target.pass(traffic.with(bytes), exit));
        }
    }

    private Exit seen(Traffic.Kind kind, Exit exit) {
        return bytes -> {
            if (kind == Traffic.Kind.RTP) {
                received.add(bytes);
            } else if (kind == Traffic.Kind.STUN && type(bytes) == BINDING_REQUEST) {
                requests.incrementAndGet();
            }
            exit.pass(bytes);
        };
    }

    private List<byte[]> own(Traffic traffic) {
        return switch (traffic.kind()) {
            case RTP -> rtp(traffic.bytes());
            case STUN -> goesOut(traffic.bytes()) ? List.of(traffic.bytes()) : List.of();
            case DTLS -> lost() ? List.of() : List.of(traffic.bytes());
            default -> List.of(traffic.bytes());
        };
    }

    private synchronized List<byte[]> rtp(byte[] packet) {
        byte[] altered = change.apply(packet);
        sent.add(altered);
        if (reversed < 2 && held.isEmpty()) {
            return List.of(altered);
        }
        held.add(0, altered);
        if (held.size() < reversed) {
            return List.of();
        }
        List<byte[]> all = List.copyOf(held);
        held.clear();
        return all;
    }

    private boolean goesOut(byte[] stun) {
        return (answersChecks || type(stun) != BINDING_SUCCESS)
                && (!nominates(stun) || !Instant.now().isBefore(nominatesFrom));
    }

    private synchronized boolean lost() {
        if (dtlsToLose > 0) {
            dtlsToLose--;
            return true;
        }
        return random.nextDouble() < dtlsLoss;
    }

    /** Whether it is a connectivity check that nominates its pair. */
    static boolean nominates(byte[] datagram) {
        return isStun(datagram) && type(datagram) == BINDING_REQUEST && holds(datagram, USE_CANDIDATE);
    }

    /** Whether it is a response to a connectivity check, of success or error (RFC 8489 §5). */
    static boolean answersCheck(byte[] datagram) {
        return isStun(datagram) && type(datagram) > 0 && (type(datagram) & RESPONSE) != 0;
    }

    /** Whether the datagram is STUN, not DTLS or RTP (RFC 7983). */
    static boolean isStun(byte[] datagram) {
        return datagram.length > 0 && datagram[0] >= 0 && datagram[0] <= 3;
    }

    private static int type(byte[] stun) {
        return stun.length < 20 ? -1 : ByteBuffer.wrap(stun).getShort() & 0xffff;
    }

    private static boolean holds(byte[] stun, int attribute) {
        ByteBuffer in = ByteBuffer.wrap(stun);
        for (int at = 20; at + 4 <= stun.length; at += 4 + (in.getShort(at + 2) + 3 & 0xfffc)) {
            if ((in.getShort(at) & 0xffff) == attribute) {
                return true;
            }
        }
        return false;
    }
}
