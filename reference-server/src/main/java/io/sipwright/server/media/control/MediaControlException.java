package io.sipwright.server.media.control;

/** A verb could not be carried out. */
public final class MediaControlException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Whose fault it is. */
    public enum Reason {
        /** The description cannot be bridged. */
        NOT_ACCEPTABLE,
        /** The bridge has no resources, or the verb came out of order. */
        UNAVAILABLE
    }

    MediaControlException(Reason reason, Exception cause) {
        super(cause.getMessage(), cause);
        this.reason = reason;
    }

    MediaControlException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** What to tell the caller and the log. */
    public String explanation() {
        return String.valueOf(getMessage());
    }

    public Reason reason() {
        return reason;
    }
}
