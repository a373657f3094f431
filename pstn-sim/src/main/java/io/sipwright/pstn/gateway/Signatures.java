package io.sipwright.pstn.gateway;

import io.sipwright.pstn.tone.Signature;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Assigns calls the ids 128 to 255 in turn, across all gateways of the process, so that no two calls share a signature.
 */
public final class Signatures {
    private static final int FIRST = 128;
    private static final int COUNT = 128;
    private static final AtomicInteger NEXT = new AtomicInteger();

    private Signatures() {}

    /** The next one. Safe for any thread. */
    public static Signature next() {
        return new Signature(FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT));
    }
}
