package io.sipwright.ci.mutant;

import org.jspecify.annotations.Nullable;

/** Twists of every day. */
final class MethodOverrides {
    private MethodOverrides() {}

    /** The method does nothing. */
    static MethodOverride nothing() {
        return (arguments, original) -> null;
    }

    /** The method returns this. */
    static MethodOverride instead(@Nullable Object value) {
        return (arguments, original) -> value;
    }
}
