package io.sipwright.server.sip;

/** A message that is not acceptable. Carries the SIP status to send (RFC 3261 §21.4). */
public final class BadMessageException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String reason;

    /**
     * @param status the SIP status to send, for example 400; 0 if no response may be sent (a response, an ACK, or bytes
     *     that have no usable Via)
     * @param message names the place and the rule; becomes the reason phrase
     */
    public BadMessageException(int status, String message) {
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
