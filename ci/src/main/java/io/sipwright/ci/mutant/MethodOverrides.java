package io.sipwright.ci.mutant;

/** Overrides that several mutants use. */
final class MethodOverrides {
    private MethodOverrides() {}

    /** The method does nothing. */
    static MethodOverride nothing() {
        return (arguments, original) -> null;
    }
}
