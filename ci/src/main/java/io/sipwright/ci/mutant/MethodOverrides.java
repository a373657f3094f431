package io.sipwright.ci.mutant;

/** Overrides that several mutants use. */
final class MethodOverrides {
    private MethodOverrides() {}

    /** The method does nothing. */
    static MethodOverride nothing() {
        return (arguments, original) -> null;
    }

    /** The method does nothing and says no. */
    static MethodOverride no() {
        return (arguments, original) -> false;
    }

    /** The method does nothing and returns what it was given first. */
    static MethodOverride firstArgument() {
        return (arguments, original) -> arguments[0];
    }
}
