package io.sipwright.server.limit;

/** The limits that a peer can reach. The text is the configuration key, for logs. */
public enum Limit {
    TRANSACTIONS("limits.transactions"),
    TRANSACTIONS_PER_ADDRESS("limits.transactionsPerAddress"),
    CONNECTIONS("limits.connections"),
    CONNECTIONS_PER_ADDRESS("limits.connectionsPerAddress"),
    /** A connection was closed because it had no login. */
    LOGIN_SECONDS("limits.loginSeconds"),
    /** No pair of RTP ports was free. */
    RTP_PORTS("media.rtpPorts"),
    /** A browser's account had the maximum of calls with media. */
    CALLS_OF_ACCOUNT("media.callsOfAccount"),
    /** A session description had too many lines, sections or formats. */
    DESCRIPTION_SIZE("media.sdp"),
    /** A DTLS handshake had to wait because so many are half open, in all or of its account. */
    HALF_OPEN_HANDSHAKES("media.dtls.halfOpen"),
    HALF_OPEN_HANDSHAKES_OF_ACCOUNT("media.dtls.halfOpenOfAccount"),
    /** A packet had one SSRC more than a call may have. */
    SSRCS("SSRCs of a call"),
    /** A user had the maximum of bindings. */
    BINDINGS("registrar.maxBindings"),
    /** A REGISTER had too many Contacts. */
    CONTACTS("registrar.maxContacts"),
    /** A request would have begun a dialog, but there was the maximum of dialogs. */
    DIALOGS("dialogs.limit"),
    /** The same, of dialogs that one user has begun. */
    DIALOGS_OF_ACCOUNT("dialogs.limitOfAccount"),
    /** A fork had more branches than the request's Max-Breadth allows. */
    BREADTH("limits.maxBreadth"),
    /** A login was refused without a check, after too many wrong ones for the account from its address. */
    FAILED_LOGINS("auth.failedLogins"),
    /** A message did not fit into a datagram. */
    DATAGRAM("datagram"),
    /** The system refused to send a datagram. */
    SEND_FAILURE("send failure"),
    /** Bytes that are not an acceptable SIP message. */
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
