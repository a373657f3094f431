package io.sipwright.scenarios.check;

/**
 * Why a call failed, in one line.
 *
 * @param text {@code answer lacks a=rtcp-mux}
 * @param evidence the message or line that shows it
 * @param owner the requirement that this breaks; empty when it is no single requirement's
 */
public record Cause(String text, String evidence, String owner) {
    static Cause of(String text, String evidence) {
        return new Cause(text, evidence, "");
    }

    public boolean owned() {
        return !owner.isEmpty();
    }

    /** With the setting to change where one is known. */
    public String said() {
        return Remedies.appended(text);
    }
}
