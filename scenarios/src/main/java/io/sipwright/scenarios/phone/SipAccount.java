package io.sipwright.scenarios.phone;

import java.net.URI;

/**
 * The account of a phone and the address of its target.
 *
 * @param user user part of the address of record and of the credentials
 * @param password digest password
 * @param domain SIP domain, the host part of the address of record
 * @param websocket where the target's WebSocket edge is, {@code wss://host:port/path} or {@code ws://…}
 * @param trustAny whether an untrusted certificate is accepted
 * @param signatureId the id of this phone's signature, 1 to 127
 */
public record SipAccount(
        String user, String password, String domain, URI websocket, boolean trustAny, int signatureId) {
    /** The address of record, {@code sip:alice@example.org}. */
    public String aor() {
        return "sip:" + user + "@" + domain;
    }

    /** The same account, reached at another WebSocket address. */
    public SipAccount through(URI relay) {
        return new SipAccount(user, password, domain, relay, trustAny, signatureId);
    }

    /** The same account with another password. */
    public SipAccount withPassword(String other) {
        return new SipAccount(user, other, domain, websocket, trustAny, signatureId);
    }
}
