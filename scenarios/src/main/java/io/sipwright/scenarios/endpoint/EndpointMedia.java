package io.sipwright.scenarios.endpoint;

/** Real media behind an endpoint: it describes itself and takes what the other side describes. Confined to the endpoint's event loop. */
public interface EndpointMedia extends AutoCloseable {
    /** The present description as an offer. */
    String offer();

    /** A description as it was sent, after the changes of a scenario; again for each copy of its message. */
    void sent(String description, boolean offer);

    /** An offer came; the answer is asked for later. */
    default void came(String offer) {}

    /** Takes an offer and answers it. */
    String answer(String offer);

    /** Takes an answer; the same one may come again, in a 18x and a 200. */
    void answered(String description);

    /** Ends the media. */
    @Override
    void close();
}
