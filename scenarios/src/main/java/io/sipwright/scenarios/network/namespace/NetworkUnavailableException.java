package io.sipwright.scenarios.network.namespace;

/** This machine lacks the means for network namespaces; the message says which, and what would help. */
public final class NetworkUnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    NetworkUnavailableException(String message) {
        super(message);
    }

    NetworkUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
