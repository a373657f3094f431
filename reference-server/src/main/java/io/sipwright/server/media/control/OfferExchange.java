package io.sipwright.server.media.control;

/**
 * One offer and its result (RFC 3264). Until {@link #accept} the earlier state stays in force beside the candidate.
 * Ends with accept or withdraw; later calls do nothing. Thread-safe.
 */
public interface OfferExchange {
    /** The description to send on. */
    byte[] offer();

    /**
     * The other side answers: in a 1xx, 2xx, ACK or PRACK. Media may flow from now on. The same text again gives the
     * same result; another text is from another answerer and replaces the first (RFC 3261 §13.2.1).
     *
     * @param sdp as received
     * @return the description to send on
     * @throws MediaRefusedException 488: it cannot be bridged; 500: the offer was withdrawn
     */
    byte[] answer(byte[] sdp) throws MediaRefusedException;

    /**
     * A 2xx or a reliable answer has passed: the candidate is in force. From now on ICE has its time limit. Without an answer it
     * is the same as {@link #withdraw}.
     */
    void accept();

    /**
     * The offer was refused, cancelled or not answered: the earlier state stays (RFC 3261 §14.1). Only the version in
     * o= is not rolled back (RFC 6141, RFC 3264 §8). After a session's first offer, end the session instead.
     */
    void withdraw();
}
