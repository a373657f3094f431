package io.sipwright.ci.mutant;

import org.jspecify.annotations.Nullable;

/** The fault that the server has at this moment, if any. Safe for any thread. */
final class ActiveMutant {
    /** A fault, and what it does from its switching on to its switching off. */
    private record Active(WovenMutant mutant, MethodOverride override) {}

    private volatile @Nullable Active active;

    void on(WovenMutant mutant) {
        active = new Active(mutant, mutant.fault().override().get());
    }

    void off() {
        active = null;
    }

    /** Calls the original method or its replacement. */
    @Nullable
    Object call(String type, String method, @Nullable Object[] arguments, MethodOverride.Original original) {
        Active now = active;
        if (now == null
                || !now.mutant().fault().className().equals(type)
                || !method.matches(now.mutant().fault().method())) {
            return original.call(arguments);
        }
        return now.override().apply(arguments, original);
    }
}
