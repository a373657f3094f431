package io.sipwright.server.auth;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The highest nonce count seen for each used nonce (RFC 7616 §5.5). Memory is bounded: when a nonce is forgotten, all
 * others of its age or older count as used too, so forgetting never allows a replay. Thread-safe.
 */
final class NonceCounts {
    private final int capacity;
    private final Map<String, Use> uses = new LinkedHashMap<>();
    private Instant forgottenUpTo = Instant.MIN;

    NonceCounts(int capacity) {
        this.capacity = capacity;
    }

    /** Records a use; false if this count, or a higher one, was seen before. */
    synchronized boolean firstUse(String nonce, Instant issued, long count) {
        Use before = uses.get(nonce);
        if (before == null ? !issued.isAfter(forgottenUpTo) : count <= before.count()) {
            return false;
        }
        uses.put(nonce, new Use(issued, count));
        forgetBeyondCapacity();
        return true;
    }

    private void forgetBeyondCapacity() {
        for (var oldest = uses.values().iterator(); uses.size() > capacity; ) {
            Instant issued = oldest.next().issued();
            forgottenUpTo = issued.isAfter(forgottenUpTo) ? issued : forgottenUpTo;
            oldest.remove();
        }
    }

    private record Use(Instant issued, long count) {}
}
