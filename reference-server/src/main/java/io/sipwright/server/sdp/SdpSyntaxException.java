package io.sipwright.server.sdp;

/** The text is no session description, or is larger than the limits; the message names the line and the rule. */
public final class SdpSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final boolean limit;

    private SdpSyntaxException(int line, boolean limit, String rule) {
        super("SDP line " + line + ": " + rule.replaceAll("\\p{Cntrl}", " "));
        this.line = line;
        this.limit = limit;
    }

    SdpSyntaxException(int line, String rule) {
        this(line, false, rule);
    }

    static SdpSyntaxException limit(int line, int most, String what) {
        return new SdpSyntaxException(
                line, true, "more than " + most + " " + what + " are not served (RFC 3261 §21.4.26)");
    }

    /** The line's number, from 1. */
    public int line() {
        return line;
    }

    /** Whether a limit of {@link SdpLimits} was passed. */
    public boolean limit() {
        return limit;
    }
}
