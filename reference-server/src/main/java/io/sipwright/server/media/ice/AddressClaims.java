package io.sipwright.server.media.ice;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Finds the session for packets from an address. Several sessions may know the same browser: branches of a fork, or a
 * session before and after an ICE restart. The address belongs to the session whose own check of it succeeded last; a
 * session that only received a check, whose source may be forged, cannot take it over (RFC 8445 §12.1). Thread-safe.
 */
final class AddressClaims {
    private static final int SESSIONS = 8;

    private final Map<InetSocketAddress, List<IceSession>> claims = new ConcurrentHashMap<>();

    /** The session for a datagram other than STUN. */
    @Nullable
    IceSession owner(InetSocketAddress from) {
        List<IceSession> sessions = claims.get(from);
        return sessions == null ? null : sessions.get(0);
    }

    /** The sessions that may have sent a check to this address. */
    List<IceSession> all(InetSocketAddress from) {
        return claims.getOrDefault(from, List.of());
    }

    /** A check with the session's password came from there. */
    void heard(InetSocketAddress from, IceSession session) {
        List<IceSession> now = claims.get(from);
        if (now != null && (now.get(0) == session || session.validated(from))) {
            return;
        }
        change(from, sessions -> {
            sessions.remove(session);
            int validated = 0;
            while (validated < sessions.size() && sessions.get(validated).validated(from)) {
                validated++;
            }
            sessions.add(validated, session);
            return sessions.size() > SESSIONS ? sessions.subList(0, SESSIONS) : sessions;
        });
    }

    /** The session's own check of this address has succeeded, or a pair with it was nominated. */
    void validated(InetSocketAddress from, IceSession session) {
        change(from, sessions -> {
            sessions.remove(session);
            sessions.add(0, session);
            return sessions.size() > SESSIONS ? sessions.subList(0, SESSIONS) : sessions;
        });
    }

    /** The session releases the address. */
    void release(InetSocketAddress from, IceSession session) {
        change(from, sessions -> {
            sessions.remove(session);
            return sessions;
        });
    }

    private void change(InetSocketAddress from, UnaryOperator<List<IceSession>> change) {
        claims.compute(from, (address, now) -> {
            List<IceSession> next = change.apply(now == null ? new ArrayList<>() : new ArrayList<>(now));
            return next.isEmpty() ? null : List.copyOf(next);
        });
    }
}
