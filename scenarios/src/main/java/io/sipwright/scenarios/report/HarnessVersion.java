package io.sipwright.scenarios.report;

import java.util.Optional;

/** The version of this program, from the jar that it runs from. */
public final class HarnessVersion {
    private HarnessVersion() {}

    /** {@code Sipwright 0.1.0}; without a number where it does not run from a jar. */
    public static String text() {
        return Optional.ofNullable(HarnessVersion.class.getPackage().getImplementationVersion())
                .map(version -> "Sipwright " + version)
                .orElse("Sipwright");
    }
}
