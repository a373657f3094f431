package io.sipwright.server.limit;

/** The limits that a peer can reach. The text is the key of the configuration, as it stands in logs. */
public enum Limit {
    TRANSACTIONS("limits.transactions"),
    TRANSACTIONS_PER_ADDRESS("limits.transactionsPerAddress"),
    CONNECTIONS("limits.connections"),
    CONNECTIONS_PER_ADDRESS("limits.connectionsPerAddress"),
    /** A connection was closed because nobody logged in on it. */
    LOGIN_SECONDS("limits.loginSeconds"),
    /** A message did not fit into a datagram. */
    DATAGRAM("datagram"),
    /** The system refused to send a datagram. */
    SEND_FAILURE("send failure"),
    /** Bytes that are no acceptable SIP message. */
    MALFORMED("malformed");

    private final String key;

    Limit(String key) {
        this.key = key;
    }

    @Override
    public String toString() {
        return key;
    }
}
