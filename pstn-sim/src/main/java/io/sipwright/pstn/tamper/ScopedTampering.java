package io.sipwright.pstn.tamper;

import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.wire.Tampering;
import io.sipwright.pstn.wire.Traffic;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Separates scenarios on a shared transport: each scenario's tampering applies to its own traffic. A scenario owns
 * users and numbers; a SIP message belongs to the scenario whose user or number is in its Request-URI, From, To or
 * P-Asserted-Identity, and so does everything else with its Call-ID. Safe for any thread.
 */
public final class ScopedTampering implements Tampering {
    private static final Pattern USER = Pattern.compile("(?:sips?:|tel:)([^@;>:\\s]+)");

    private final List<Scope> scopes = new CopyOnWriteArrayList<>();
    private final Map<String, Scope> calls = new ConcurrentHashMap<>();

    /** The users and numbers of one scenario, until it is closed. */
    public final class Scope implements AutoCloseable {
        private final Set<String> users = ConcurrentHashMap.newKeySet();
        private final Tampering tampering;

        private Scope(Tampering tampering) {
            this.tampering = tampering;
        }

        /** Adds a user or a number. */
        public void owns(String user) {
            users.add(user);
        }

        /** Ends the tampering; its calls go on unchanged. */
        @Override
        public void close() {
            scopes.remove(this);
            calls.values().removeIf(scope -> scope == this);
        }
    }

    /** Begins a scope without any user. */
    public Scope begin(Tampering tampering) {
        Scope scope = new Scope(tampering);
        scopes.add(scope);
        return scope;
    }

    @Override
    public void pass(Traffic traffic, Exit exit) {
        Optional<Scope> scope = scopes.isEmpty() ? Optional.empty() : scopeOf(traffic);
        scope.map(s -> s.tampering).orElse(NONE).pass(traffic, exit);
    }

    private Optional<Scope> scopeOf(Traffic traffic) {
        if (traffic.kind() != Traffic.Kind.SIP) {
            return Optional.ofNullable(calls.get(traffic.call()));
        }
        SipText message = SipText.parse(traffic.bytes());
        String callId = message.callId();
        Scope known = calls.get(callId);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Scope> owner = owner(message);
        owner.ifPresent(scope -> calls.put(callId, scope));
        return owner;
    }

    private Optional<Scope> owner(SipText message) {
        List<String> named = Stream.of(
                        message.requestUri(),
                        message.from().uri(),
                        message.to().uri(),
                        message.header("P-Asserted-Identity").orElse(""))
                .flatMap(uri -> USER.matcher(uri).results().map(found -> found.group(1)))
                .toList();
        return scopes.stream()
                .filter(scope -> named.stream().anyMatch(scope.users::contains))
                .findFirst();
    }
}
