package io.sipwright.ci.mutant;

import org.jspecify.annotations.Nullable;

/** Twists of every day. */
final class Twists {
    private Twists() {}

    /** The method does nothing. */
    static Twist nothing() {
        return (arguments, original) -> null;
    }

    /** The method returns this. */
    static Twist instead(@Nullable Object value) {
        return (arguments, original) -> value;
    }
}
