package io.sipwright.scenarios.target;

/** Whether a target supports something. */
public enum Capability {
    YES("yes"),
    NO("no"),
    /** Only if the other side asks for it. */
    IF_OFFERED("if-offered");

    private final String word;

    Capability(String word) {
        this.word = word;
    }

    /** The word in a target file. */
    public String word() {
        return word;
    }
}
