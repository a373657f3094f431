package io.sipwright.scenarios.phone;

import io.sipwright.pstn.sip.DigestCredentials;
import io.sipwright.scenarios.network.TurnServer;
import java.net.URI;
import java.util.Optional;

/**
 * The account of a phone and the address of its target.
 *
 * @param user user part of the address of record
 * @param credentials user name and secret of the digest
 * @param domain SIP domain, the host part of the address of record
 * @param websocket where the target's WebSocket edge is, {@code wss://host:port/path} or {@code ws://…}
 * @param trustAny whether an untrusted certificate is accepted
 * @param signatureId the id of this phone's signature, 1 to 127
 * @param relay the only way for media; empty if they may take any
 */
public record SipAccount(
        String user,
        DigestCredentials credentials,
        String domain,
        URI websocket,
        boolean trustAny,
        int signatureId,
        Optional<TurnServer> relay) {
    /** An account whose user is also the user name of its digest, without a TURN server. */
    public SipAccount(String user, String password, String domain, URI websocket, boolean trustAny, int signatureId) {
        this(user, new DigestCredentials(user, password), domain, websocket, trustAny, signatureId, Optional.empty());
    }

    /** The address of record, {@code sip:alice@example.org}. */
    public String aor() {
        return "sip:" + user + "@" + domain;
    }

    /** The same account, reached at another WebSocket address. */
    public SipAccount through(URI address) {
        return new SipAccount(user, credentials, domain, address, trustAny, signatureId, relay);
    }

    /** The same account with another password. */
    public SipAccount withPassword(String other) {
        DigestCredentials changed = new DigestCredentials(credentials.username(), other);
        return new SipAccount(user, changed, domain, websocket, trustAny, signatureId, relay);
    }

    /** The same account with a password that is not its own. */
    public SipAccount withWrongPassword() {
        return withPassword("not-" + credentials.password().orElse("the-password"));
    }

    /** The same account with media through this TURN server only. */
    public SipAccount relayedBy(TurnServer server) {
        return new SipAccount(user, credentials, domain, websocket, trustAny, signatureId, Optional.of(server));
    }
}
