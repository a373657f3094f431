package io.sipwright.scenarios.requirement;

import java.util.Arrays;

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

    /** The level with this word. */
    public static Level of(String word) {
        return Arrays.stream(values())
                .filter(level -> level.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no level " + word));
    }

    /** The word in the catalogue and in every report. */
    public String word() {
        return word;
    }
}
