package io.sipwright.server.registrar;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Bindings in memory. Each address-of-record has a lock of its own, so that nobody waits for another user's REGISTER;
 * flows and received addresses are looked up, not searched for.
 */
public final class MemoryBindings implements BindingStore {
    private final InstantSource clock;
    /** One entry for each user that ever registered; the registrar stores for users that exist only. */
    private final Map<AddressOfRecord, UserBindings> users = new ConcurrentHashMap<>();

    private final Index byFlow = new Index(binding -> binding.source().flowId());
    private final Index byReceived = new Index(binding -> binding.source().received());

    public MemoryBindings(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public List<Binding> of(AddressOfRecord aor) {
        UserBindings user = users.get(aor);
        return user == null ? List.of() : live(user.bindings);
    }

    @Override
    public List<Binding> change(AddressOfRecord aor, Change change) throws RegisterRefused {
        UserBindings user = users.computeIfAbsent(aor, UserBindings::new);
        synchronized (user) {
            user.replace(change.apply(live(user.bindings))); // REG-013, REG-024 · RFC 3261 §10.3 step 7
            return live(user.bindings);
        }
    }

    @Override
    public List<Binding> removeFlow(String flowId) {
        List<Binding> gone = new ArrayList<>();
        for (AddressOfRecord aor : byFlow.of(flowId)) {
            UserBindings user = users.get(aor);
            if (user != null) {
                gone.addAll(user.remove(binding -> binding.source().flowId().equals(flowId))); // NAT-011 · RFC 5626 §7
            }
        }
        return gone;
    }

    @Override
    public List<Binding> at(String received) {
        return byReceived.of(received).stream()
                .flatMap(aor -> of(aor).stream())
                .filter(binding -> binding.source().received().equals(received))
                .toList();
    }

    private List<Binding> live(List<Binding> bindings) {
        Instant now = clock.instant();
        return bindings.stream()
                .filter(binding -> binding.liveAt(now)) // REG-023 · RFC 3261 §10.3
                .toList();
    }

    /** The bindings of one user: read without a lock, replaced as a whole under it. */
    private final class UserBindings {
        private final AddressOfRecord aor;
        private volatile List<Binding> bindings = List.of();

        UserBindings(AddressOfRecord aor) {
            this.aor = aor;
        }

        synchronized void replace(List<Binding> after) {
            List<Binding> before = bindings;
            bindings = List.copyOf(after);
            byFlow.moved(aor, before, after);
            byReceived.moved(aor, before, after);
        }

        synchronized List<Binding> remove(Predicate<Binding> unwanted) {
            List<Binding> gone = bindings.stream().filter(unwanted).toList();
            replace(bindings.stream().filter(unwanted.negate()).toList());
            return gone;
        }
    }

    /** Which users have bindings with a certain property. */
    private static final class Index {
        private final Function<Binding, String> key;
        private final Map<String, Set<AddressOfRecord>> users = new ConcurrentHashMap<>();

        Index(Function<Binding, String> key) {
            this.key = key;
        }

        Set<AddressOfRecord> of(String value) {
            return users.getOrDefault(value, Set.of());
        }

        void moved(AddressOfRecord aor, List<Binding> before, List<Binding> after) {
            Set<String> old = keys(before);
            Set<String> current = keys(after);
            current.stream().filter(value -> !old.contains(value)).forEach(value -> added(value, aor));
            old.stream().filter(value -> !current.contains(value)).forEach(value -> removed(value, aor));
        }

        private void added(String value, AddressOfRecord aor) {
            users.compute(value, (same, known) -> {
                Set<AddressOfRecord> all = known == null ? ConcurrentHashMap.newKeySet() : known;
                all.add(aor);
                return all;
            });
        }

        private void removed(String value, AddressOfRecord aor) {
            users.computeIfPresent(value, (same, all) -> {
                all.remove(aor);
                return all.isEmpty() ? null : all;
            });
        }

        private Set<String> keys(List<Binding> bindings) {
            Set<String> keys = new HashSet<>();
            bindings.forEach(binding -> keys.add(key.apply(binding)));
            return keys;
        }
    }
}
