package io.sipwright.pstn.ua;

/** Finds the flow on which a request leaves (RFC 3261 §8.1.2). */
@FunctionalInterface
public interface Flows {
    /** @param uri the first Route, else the Request-URI, of the request */
    Flow to(String uri);

    /** The same for a request outside of dialogs, which an outbound proxy may receive. */
    default Flow outsideDialog(String uri) {
        return to(uri);
    }
}
