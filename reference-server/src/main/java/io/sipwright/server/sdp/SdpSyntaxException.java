package io.sipwright.server.sdp;

/** The text is no session description; the message names the line and the rule. */
public final class SdpSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;

    SdpSyntaxException(int line, String rule) {
        super("SDP line " + line + ": " + rule);
        this.line = line;
    }

    /** The line's number, from 1. */
    public int line() {
        return line;
    }
}
