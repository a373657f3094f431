package io.sipwright.scenarios.judge;

import io.sipwright.scenarios.requirement.Level;

/** How much a SHOULD weighs. */
public enum Strictness {
    /** A SHOULD or MAY that is not met gives a warning; so does a known failure that passes. */
    LENIENT,
    /** Every warning is a failure, and so is a known failure that passes ({@code --strict}). */
    STRICT;

    /** Weighs a verdict by the level of its requirement. */
    Verdict weigh(Verdict found, Level level) {
        boolean soft = level == Level.SHOULD || level == Level.MAY;
        return switch (found) {
            case FAIL -> soft && this == LENIENT ? Verdict.WARN : Verdict.FAIL;
            case WARN -> this == STRICT ? Verdict.FAIL : Verdict.WARN;
            default -> found;
        };
    }
}
