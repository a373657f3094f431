package io.sipwright.server.media.control;

import io.sipwright.server.clock.Scheduler;
import io.sipwright.server.explain.ReasonLedger;
import io.sipwright.server.limit.Limit;
import io.sipwright.server.limit.LimitCounters;
import io.sipwright.server.media.bridge.MediaBridge;
import io.sipwright.server.media.bridge.MediaSettings;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;

/** Media sessions on the bridge of this process. Thread-safe. */
public final class BridgedMediaSessions implements MediaSessions {
    private final MediaBridge bridge;
    private final ReasonLedger ledger;
    private final LimitCounters counters;
    private final int callsOfAccount;
    private final Map<String, Integer> ofAccount = new ConcurrentHashMap<>();
    private final Set<BridgedMediaSession> alive = ConcurrentHashMap.newKeySet();
    private final AtomicLongArray ended = new AtomicLongArray(EndReason.values().length);

    private BridgedMediaSessions(MediaBridge bridge, int callsOfAccount, ReasonLedger ledger, LimitCounters counters) {
        this.callsOfAccount = callsOfAccount;
        this.bridge = bridge;
        this.ledger = ledger;
        this.counters = counters;
    }

    /**
     * Makes the certificate and opens the bridge's ports.
     *
     * @param timer of ICE and of latching; closed with the sessions
     * @param ledger receives every line that is changed
     * @param counters of limits that are reached
     * @throws IOException when the ICE port cannot be bound
     */
    public static BridgedMediaSessions open(
            MediaSettings settings, Scheduler timer, ReasonLedger ledger, LimitCounters counters) throws IOException {
        return new BridgedMediaSessions(
                MediaBridge.open(settings, timer, counters), settings.callsOfAccount(), ledger, counters);
    }

    @Override
    public MediaSession open(BridgedCall call, MediaSession.Listener listener) throws MediaRefusedException {
        if (ofAccount.merge(call.account(), 1, Integer::sum) > callsOfAccount) {
            free(call.account());
            counters.reached(Limit.CALLS_OF_ACCOUNT);
            throw new MediaRefusedException(503, "More than " + callsOfAccount + " calls of one account");
        }
        try {
            BridgedMediaSession session = new BridgedMediaSession(this, call, listener);
            alive.add(session);
            return session;
        } catch (IOException e) { // no free ports: the session left nothing behind
            free(call.account());
            throw new MediaRefusedException(503, String.valueOf(e.getMessage()));
        }
    }

    private void free(String account) {
        ofAccount.computeIfPresent(account, (key, count) -> count > 1 ? count - 1 : null);
    }

    @Override
    public int alive() {
        return alive.size();
    }

    @Override
    public Map<EndReason, Long> ended() {
        Map<EndReason, Long> counts = new EnumMap<>(EndReason.class);
        for (EndReason reason : EndReason.values()) {
            counts.put(reason, ended.get(reason.ordinal()));
        }
        return counts;
    }

    @Override
    public void close() {
        List.copyOf(alive).forEach(session -> session.end(EndReason.SHUTDOWN));
        bridge.close();
    }

    MediaBridge bridge() {
        return bridge;
    }

    void refusedForSize() {
        counters.reached(Limit.DESCRIPTION_SIZE);
    }

    ReasonLedger ledger() {
        return ledger;
    }

    void ended(BridgedMediaSession session, EndReason reason) {
        alive.remove(session);
        free(session.account());
        ended.incrementAndGet(reason.ordinal());
    }
}
