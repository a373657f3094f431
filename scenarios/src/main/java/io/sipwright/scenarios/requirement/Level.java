package io.sipwright.scenarios.requirement;

/** Strength of a requirement (RFC 2119), or {@link #PRACTICE} where no text demands it but deployments need it. */
public enum Level {
    MUST("MUST"),
    SHOULD("SHOULD"),
    MAY("MAY"),
    PRACTICE("practice");

    private final String word;

    Level(String word) {
        this.word = word;
    }

    /** The word in the catalogue and in every report. */
    public String word() {
        return word;
    }
}
