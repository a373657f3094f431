package io.sipwright.scenarios.phone;

import io.sipwright.scenarios.network.TurnServer;
import java.net.URI;
import java.util.Optional;

/**
 * The account of a phone and the address of its target.
 *
 * @param user user part of the address of record and of the credentials
 * @param password digest password
 * @param domain SIP domain, the host part of the address of record
 * @param websocket where the target's WebSocket edge is, {@code wss://host:port/path} or {@code ws://…}
 * @param trustAny whether an untrusted certificate is accepted
 * @param signatureId the id of this phone's signature, 1 to 127
 * @param relay the only way for media; empty if they may take any
 */
public record SipAccount(
        String user,
        String password,
        String domain,
        URI websocket,
        boolean trustAny,
        int signatureId,
        Optional<TurnServer> relay) {
    /** An account without a TURN server. */
    public SipAccount(String user, String password, String domain, URI websocket, boolean trustAny, int signatureId) {
        this(user, password, domain, websocket, trustAny, signatureId, Optional.empty());
    }

    /** The address of record, {@code sip:alice@example.org}. */
    public String aor() {
        return "sip:" + user + "@" + domain;
    }

    /** The same account, reached at another WebSocket address. */
    public SipAccount through(URI address) {
        return new SipAccount(user, password, domain, address, trustAny, signatureId, relay);
    }

    /** The same account with another password. */
    public SipAccount withPassword(String other) {
        return new SipAccount(user, other, domain, websocket, trustAny, signatureId, relay);
    }

    /** The same account with media through this TURN server only. */
    public SipAccount relayedBy(TurnServer server) {
        return new SipAccount(user, password, domain, websocket, trustAny, signatureId, Optional.of(server));
    }
}
