package io.sipwright.server.routing;

import io.sipwright.server.auth.Challenger;
import io.sipwright.server.auth.DigestResult;
import io.sipwright.server.auth.DigestResult.Authenticated;
import io.sipwright.server.auth.DigestResult.Challenged;
import io.sipwright.server.auth.DigestServer;
import io.sipwright.server.registrar.AddressOfRecord;
import javax.sip.address.URI;
import javax.sip.header.FromHeader;
import javax.sip.message.Request;

/** Stage 3: authenticates the sender of a request (RFC 3261 §22.3). */
final class Admission {
    private final DigestServer digest;
    private final Trunk trunk;
    private final OwnAddresses own;
    private final Subscribers subscribers;

    Admission(DigestServer digest, Trunk trunk, OwnAddresses own, Subscribers subscribers) {
        this.subscribers = subscribers;
        this.digest = digest;
        this.trunk = trunk;
        this.own = own;
    }

    /**
     * Requests in a dialog are admitted by its record or token first, see {@link DialogAdmission} (AUTH-011).
     *
     * @return the authenticated user; empty for the trunk
     */
    String check(RoutedRequest routed) throws RejectedException {
        if (trunk.trusts(routed.source())) {
            return "";
        }
        DigestResult result =
                digest.authenticate( // the digest is over the Request-URI as it was sent, also through a strict router
                        routed.request(), routed.received(), Challenger.PROXY, routed.source());
        if (result instanceof Challenged challenged) {
            throw new RejectedException( // AUTH-002 · RFC 3261 §22.3
                    Challenger.PROXY.status(), Challenger.PROXY.reason(), challenged.challenges());
        }
        if (result instanceof DigestResult.Refused refused) {
            throw new RejectedException(refused.status(), refused.reason(), refused.headers());
        }
        Authenticated user = (Authenticated) result;
        if (!speaksFor(user, routed.request())) {
            throw new RejectedException(403, "Forbidden: From names another user"); // AUTH-013
        }
        return user.user();
    }

    /** Whether the From is the account's address or number, or anonymous (IDN-005 · RFC 3323 §4.1.1.3). */
    private boolean speaksFor(Authenticated user, Request request) {
        URI from =
                ((FromHeader) request.getHeader(FromHeader.NAME)).getAddress().getURI();
        return AssertedIdentity.isAnonymous(from)
                || AddressOfRecord.of(from)
                        .filter(address -> address.host().equals(own.domain()))
                        .flatMap(address -> subscribers.called(address.user()))
                        .filter(user.user()::equals)
                        .isPresent();
    }
}
