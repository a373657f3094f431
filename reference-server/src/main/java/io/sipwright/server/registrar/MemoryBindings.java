package io.sipwright.server.registrar;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Bindings in memory. Each address-of-record has its own lock, so no REGISTER waits for another user's; flows and
 * Contacts are found by key.
 */
public final class MemoryBindings implements BindingStore {
    private final InstantSource clock;
    /** One entry per user that ever registered; only existing users are stored. */
    private final Map<AddressOfRecord, UserBindings> users = new ConcurrentHashMap<>();

    private final Index byFlow = new Index(binding -> binding.source().flowId());
    private final Index byContact = new Index(binding -> binding.contact().uri());

    public MemoryBindings(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public List<Binding> of(AddressOfRecord aor) {
        UserBindings user = users.get(aor);
        return user == null ? List.of() : live(user.bindings);
    }

    @Override
    public List<Binding> change(AddressOfRecord aor, Change change) throws RegisterRefusedException {
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
    public List<Binding> reachedBy(String contact) {
        return byContact.of(contact).stream()
                .flatMap(aor -> of(aor).stream())
                .filter(binding -> binding.contact().uri().equals(contact))
                .toList();
    }

    @Override
    public Optional<Binding> over(String flowId) {
        for (AddressOfRecord aor : byFlow.of(flowId)) {
            for (Binding binding : of(aor)) {
                if (binding.source().flowId().equals(flowId)) {
                    return Optional.of(binding);
                }
            }
        }
        return Optional.empty();
    }

    private List<Binding> live(List<Binding> bindings) {
        Instant now = clock.instant();
        List<Binding> live = new ArrayList<>(bindings.size());
        for (Binding binding : bindings) {
            if (binding.liveAt(now)) { // REG-023 · RFC 3261 §10.3
                live.add(binding);
            }
        }
        return Collections.unmodifiableList(live);
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
            byContact.moved(aor, before, after);
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
