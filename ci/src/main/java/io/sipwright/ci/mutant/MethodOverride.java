package io.sipwright.ci.mutant;

import org.jspecify.annotations.Nullable;

/** The fault itself: what a method of the reference server does instead. Called on the server's own threads. */
@FunctionalInterface
public interface MethodOverride {
    /**
     * Stands in for the method.
     *
     * @param arguments as the server passed them; may be altered before they are handed on
     * @param original the method as it was written
     * @return what the caller shall see
     */
    @Nullable
    Object apply(@Nullable Object[] arguments, Original original);

    /** The method as it was written. */
    @FunctionalInterface
    interface Original {
        @Nullable
        Object call(@Nullable Object[] arguments);
    }
}
