package io.sipwright.scenarios.cost;

/** The kinds of source that a requirement consists of. */
public enum Part {
    /** Its scenarios. */
    FEATURE("feature"),
    /** Files that its scenarios send. */
    FILE("files"),
    /** Its rule or invariant. */
    RULE("rule"),
    /** Its mutants. */
    MUTANT("mutants"),
    /** Rows that test its rule. */
    ROW("rows"),
    /** Java that serves nothing else. */
    OWN_JAVA("own Java");

    private final String word;

    Part(String word) {
        this.word = word;
    }

    /** The head of its column. */
    public String word() {
        return word;
    }
}
