package io.sipwright.server.sip;

/** A message that cannot be taken as it is. Carries the answer that it deserves (RFC 3261 §21.4). */
public final class BadMessage extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String reason;

    /**
     * @param status the response status that the sender deserves, for example 400; 0 where nothing may be answered
     *     (a response, an ACK, or bytes that have no usable Via)
     * @param message names the place and the rule; becomes the reason phrase
     */
    public BadMessage(int status, String message) {
        super(message);
        this.status = status;
        this.reason = message;
    }

    public int status() {
        return status;
    }

    @Override
    public String getMessage() {
        return reason;
    }
}
