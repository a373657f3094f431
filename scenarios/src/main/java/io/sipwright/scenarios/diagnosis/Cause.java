package io.sipwright.scenarios.diagnosis;

/**
 * Why something failed, in one line.
 *
 * @param text {@code answer lacks a=rtcp-mux}
 * @param evidence the message or line that shows it
 * @param owner the requirement that this breaks; empty if there is no single one
 * @param hint what to change
 */
public record Cause(String text, String evidence, String owner, Hint hint) {
    static Cause of(String text, String evidence) {
        return new Cause(text, evidence, "", Hint.NONE);
    }

    public boolean owned() {
        return !owner.isEmpty();
    }
}
