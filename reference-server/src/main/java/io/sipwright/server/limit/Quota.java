package io.sipwright.server.limit;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts places in use in total and per source address, against two limits. An IPv6 source is its /64, because one host
 * can use all of it. Keeps an entry only for addresses with a place. Thread-safe.
 */
public final class Quota {
    private static final int IPV6_PREFIX_BYTES = 8;

    private final int inAll;
    private final int perAddress;
    private final AtomicInteger taken = new AtomicInteger();
    private final Map<String, Integer> byAddress = new ConcurrentHashMap<>();

    public Quota(int inAll, int perAddress) {
        this.inAll = inAll;
        this.perAddress = perAddress;
    }

    /** The result of asking for a place. */
    public enum Outcome {
        TAKEN,
        NONE_LEFT,
        NONE_LEFT_FOR_ADDRESS
    }

    /** Takes a place if one is free; to be returned with {@link #leave}. */
    public Outcome enter(InetAddress source) {
        if (taken.incrementAndGet() > inAll) {
            taken.decrementAndGet();
            return Outcome.NONE_LEFT;
        }
        int[] own = new int[1];
        byAddress.compute(source(source), (key, count) -> {
            own[0] = (count == null ? 0 : count) + 1;
            return Math.min(own[0], perAddress);
        });
        if (own[0] > perAddress) {
            taken.decrementAndGet();
            return Outcome.NONE_LEFT_FOR_ADDRESS;
        }
        return Outcome.TAKEN;
    }

    /** Gives back a place that was taken. */
    public void leave(InetAddress source) {
        taken.decrementAndGet();
        byAddress.computeIfPresent(source(source), (key, count) -> count > 1 ? count - 1 : null);
    }

    /** Places taken now. */
    public int taken() {
        return taken.get();
    }

    /** Places that this source holds now. */
    public int taken(InetAddress source) {
        return byAddress.getOrDefault(source(source), 0);
    }

    /** The source of an address: an IPv4 address, or the /64 of an IPv6 address. */
    public static String source(InetAddress source) {
        byte[] bytes = source.getAddress();
        return HexFormat.of()
                .formatHex(bytes.length > IPV6_PREFIX_BYTES ? Arrays.copyOf(bytes, IPV6_PREFIX_BYTES) : bytes);
    }
}
