package io.sipwright.server.registrar;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Bindings in memory, guarded by one lock; nothing is done under it but looking at short lists. */
public final class MemoryBindings implements BindingStore {
    private final InstantSource clock;
    private final Map<AddressOfRecord, List<Binding>> bindings = new HashMap<>();

    public MemoryBindings(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized List<Binding> of(AddressOfRecord aor) {
        Instant now = clock.instant();
        return bindings.getOrDefault(aor, List.of()).stream()
                .filter(binding -> binding.liveAt(now)) // REG-023 · RFC 3261 §10.3
                .toList();
    }

    @Override
    public synchronized List<Binding> change(AddressOfRecord aor, Change change) throws RegisterRefused {
        List<Binding> after = change.apply(of(aor)); // REG-013 · RFC 3261 §10.3 step 7
        store(aor, after);
        return of(aor);
    }

    @Override
    public synchronized List<Binding> removeFlow(String flowId) {
        List<Binding> gone = matching(binding -> binding.source().flowId().equals(flowId));
        for (Binding binding : gone) {
            List<Binding> left = new ArrayList<>(bindings.getOrDefault(binding.aor(), List.of()));
            left.remove(binding);
            store(binding.aor(), left); // NAT-011 · RFC 5626 §7
        }
        return gone;
    }

    @Override
    public synchronized List<Binding> at(String received) {
        Instant now = clock.instant();
        return matching(binding -> binding.source().received().equals(received) && binding.liveAt(now));
    }

    private List<Binding> matching(Predicate<Binding> wanted) {
        return bindings.values().stream().flatMap(List::stream).filter(wanted).toList();
    }

    private void store(AddressOfRecord aor, List<Binding> after) {
        if (after.isEmpty()) {
            bindings.remove(aor);
        } else {
            bindings.put(aor, List.copyOf(after));
        }
    }
}
