package io.sipwright.server.auth;

import io.sipwright.server.auth.DigestResult.Authenticated;
import io.sipwright.server.auth.DigestResult.Challenged;
import io.sipwright.server.auth.DigestResult.Refused;
import io.sipwright.server.sip.SipElements;
import io.sipwright.server.sip.SipHeaders;
import io.sipwright.server.transport.Flow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sip.address.SipURI;
import javax.sip.header.AuthorizationHeader;
import javax.sip.header.FromHeader;
import javax.sip.header.Header;
import javax.sip.header.HeaderAddress;
import javax.sip.header.RetryAfterHeader;
import javax.sip.header.ToHeader;
import javax.sip.message.Request;

/**
 * The server's side of digest authentication (RFC 3261 §22, RFC 7616, RFC 8760). A wrong password, an unknown user and a
 * nonce that is not ours are all answered alike. Thread-safe; does not block.
 */
public final class DigestServer {
    private static final int NONCES_REMEMBERED = 10_000;
    /** Takes the place of an unknown user's hash, so that the work done is the same. */
    private static final String NOBODY = "0".repeat(32);

    private final String realm;
    private final List<DigestAlgorithm> offered;
    private final Credentials credentials;
    private final Nonces nonces;
    private final FailedLogins failedLogins;
    private final NonceCounts counts = new NonceCounts(NONCES_REMEMBERED);

    /**
     * @param realm the served domain (RFC 3261 §22.1)
     * @param offered the challenges, most preferred first; JsSIP and SIP.js look at the last one only and know only MD5
     */
    public DigestServer(
            String realm,
            List<DigestAlgorithm> offered,
            Credentials credentials,
            Nonces nonces,
            FailedLogins failedLogins) {
        this.failedLogins = failedLogins;
        this.realm = realm;
        this.offered = List.copyOf(offered);
        this.credentials = credentials;
        this.nonces = nonces;
    }

    /** Judges the credentials of a request that came on this flow. */
    public DigestResult authenticate(Request request, Challenger as, Flow from) {
        return answer(request, as)
                .map(answer -> admit(answer, request, as, from))
                .orElseGet(() -> challenge(as, claimedUser(request), false));
    }

    /** Takes our realm's credentials out, so that they do not travel on; those for other realms stay (RFC 3261 §22.3). */
    public void strip(Request request, Challenger as) {
        List<AuthorizationHeader> all = SipHeaders.all(request, as.answerHeader(), AuthorizationHeader.class);
        request.removeHeader(as.answerHeader());
        all.stream().filter(header -> !realm.equals(header.getRealm())).forEach(request::addHeader);
    }

    private Optional<DigestAnswer> answer(Request request, Challenger as) {
        return SipHeaders.all(request, as.answerHeader(), AuthorizationHeader.class).stream()
                .filter(header -> "Digest".equalsIgnoreCase(header.getScheme()) && realm.equals(header.getRealm()))
                .findFirst()
                .map(header -> new DigestAnswer(header, request.getMethod()));
    }

    private DigestResult admit(DigestAnswer answer, Request request, Challenger as, Flow from) {
        Optional<Duration> wait = failedLogins.refusedFor(answer.user(), from);
        if (wait.isPresent()) {
            long seconds = wait.get().plusMillis(999).toSeconds();
            return new Refused( // SEC-004 · RFC 3261 §26.3.2.4, §21.5.4
                    503,
                    "Too many wrong passwords",
                    List.of(SipElements.header(RetryAfterHeader.NAME, Long.toString(seconds))));
        }
        if (!secretMatches(answer)) {
            failedLogins.failed(answer.user(), from);
            return challenge(as, answer.user(), false); // AUTH-004 · RFC 7616 §3.3: stale is for right credentials
        }
        failedLogins.succeeded(answer.user(), from);
        return judge(answer, request, as);
    }

    /** The password is right: is the rest. */
    private DigestResult judge(DigestAnswer answer, Request request, Challenger as) {
        Optional<Instant> issued = nonces.issued(answer.nonce());
        if (issued.isEmpty()) {
            return challenge(as, answer.user(), false); // AUTH-008
        }
        if (nonces.expired(issued.get())) {
            return challenge(as, answer.user(), true); // AUTH-006 · RFC 7616 §3.3
        }
        if (!aimsAt(answer, request)) {
            return new Refused(400, "Digest uri differs from the Request-URI", List.of()); // AUTH-009 · RFC 7616 §3.4.6
        }
        if (!counts.firstUse(answer.nonce(), issued.get(), answer.count())) {
            return challenge(as, answer.user(), true); // AUTH-007 · RFC 7616 §5.5
        }
        return new Authenticated(answer.user());
    }

    private boolean secretMatches(DigestAnswer answer) {
        DigestAlgorithm algorithm = answer.algorithm().filter(offered::contains).orElse(offered.get(0));
        Optional<String> ha1 = credentials.ha1(answer.user(), algorithm);
        boolean matches = answer.matches(algorithm, ha1.orElse(NOBODY)); // AUTH-017 · RFC 7616 §5.7
        return matches && ha1.isPresent() && answer.protectsReplay();
    }

    private static boolean aimsAt(DigestAnswer answer, Request request) {
        String requestUri = request.getRequestURI().toString();
        return answer.uri().equals(requestUri)
                || SipElements.parsedUri(answer.uri())
                        .filter(uri -> uri.equals(request.getRequestURI()))
                        .isPresent();
    }

    /** The user for whom a request without credentials speaks: that of a REGISTER's To, of another request's From. */
    private static String claimedUser(Request request) {
        String name = request.getMethod().equals(Request.REGISTER) ? ToHeader.NAME : FromHeader.NAME;
        return request.getHeader(name) instanceof HeaderAddress header
                        && header.getAddress().getURI() instanceof SipURI uri
                        && uri.getUser() != null
                ? uri.getUser()
                : "";
    }

    private Challenged challenge(Challenger as, String user, boolean stale) {
        String nonce = nonces.issue();
        return new Challenged(offeredTo(user).stream()
                .map(algorithm -> challengeHeader(as, algorithm, nonce, stale))
                .toList());
    }

    /** Only what the user's client can answer (RFC 8760 §2.3): an account may have the hash of one algorithm alone. */
    private List<DigestAlgorithm> offeredTo(String user) {
        List<DigestAlgorithm> usable = offered.stream()
                .filter(algorithm -> credentials.ha1(user, algorithm).isPresent())
                .toList();
        return usable.isEmpty() ? offered : usable;
    }

    /** AUTH-003 · RFC 7616 §3.3: realm, nonce and qop quoted; algorithm and stale not. */
    private Header challengeHeader(Challenger as, DigestAlgorithm algorithm, String nonce, boolean stale) {
        return SipElements.header(
                as.challengeHeader(),
                "Digest realm=\"%s\",nonce=\"%s\",qop=\"auth\",algorithm=%s%s"
                        .formatted(realm, nonce, algorithm.token(), stale ? ",stale=true" : ""));
    }
}
