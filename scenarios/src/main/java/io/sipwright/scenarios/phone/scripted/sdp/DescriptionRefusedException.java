package io.sipwright.scenarios.phone.scripted.sdp;

/** A browser's setRemoteDescription would throw; the message names the cause, {@code answer lacks a=rtcp-mux}. */
public final class DescriptionRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    public DescriptionRefusedException(String cause) {
        super(cause);
    }

    /** The cause, never null. */
    public String named() {
        return String.valueOf(getMessage());
    }
}
