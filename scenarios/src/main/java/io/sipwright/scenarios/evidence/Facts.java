package io.sipwright.scenarios.evidence;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Facts, at most one of each kind. Immutable. */
public final class Facts {
    public static final Facts NONE = new Facts(Map.of());

    private final Map<Class<?>, Fact> byKind;

    private Facts(Map<Class<?>, Fact> byKind) {
        this.byKind = Map.copyOf(byKind);
    }

    /** With one more fact; a later one of the same kind replaces the earlier. */
    public Facts with(Fact fact) {
        Map<Class<?>, Fact> more = new LinkedHashMap<>(byKind);
        more.put(fact.getClass(), fact);
        return new Facts(more);
    }

    public <T extends Fact> Optional<T> get(Class<T> kind) {
        return Optional.ofNullable(byKind.get(kind)).map(kind::cast);
    }

    public Collection<Fact> all() {
        return byKind.values();
    }

    public boolean has(Class<? extends Fact> kind) {
        return byKind.containsKey(kind);
    }
}
