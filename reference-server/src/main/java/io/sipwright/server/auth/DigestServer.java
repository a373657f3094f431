package io.sipwright.server.auth;

import io.sipwright.server.auth.DigestResult.Authenticated;
import io.sipwright.server.auth.DigestResult.Challenged;
import io.sipwright.server.auth.DigestResult.Refused;
import io.sipwright.server.sip.SipElements;
import io.sipwright.server.sip.SipHeaders;
import io.sipwright.server.transport.Flow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sip.address.SipURI;
import javax.sip.address.URI;
import javax.sip.header.AuthorizationHeader;
import javax.sip.header.FromHeader;
import javax.sip.header.Header;
import javax.sip.header.HeaderAddress;
import javax.sip.header.RetryAfterHeader;
import javax.sip.header.ToHeader;
import javax.sip.message.Request;

/**
 * The server's side of digest authentication (RFC 3261 §22, RFC 7616, RFC 8760). A wrong password, an unknown user and
 * a nonce from elsewhere get the same answer. Thread-safe; does not block.
 */
public final class DigestServer {
    private static final int NONCES_REMEMBERED = 10_000;
    /** Replaces an unknown user's hash, so that the work is the same. */
    private static final String NOBODY = "0".repeat(32);

    private static final Pattern NOBODY_OR_NUMBER = Pattern.compile("\\+?\\d*");

    private final String realm;
    private final List<DigestAlgorithm> offered;
    private final Credentials credentials;
    private final Nonces nonces;
    private final FailedLogins failedLogins;
    private final List<List<DigestAlgorithm>> offers;
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
        this.offers = credentials.users().stream()
                .sorted()
                .map(this::ownOffer)
                .filter(offer -> !offer.isEmpty())
                .toList();
    }

    /** Checks the credentials of a request from this flow. */
    public DigestResult authenticate(Request request, Challenger as, Flow from) {
        return authenticate(request, request.getRequestURI(), as, from);
    }

    /**
     * Checks the credentials of a request from this flow.
     *
     * @param received the Request-URI with which it came, where that was replaced since (RFC 3261 §16.4)
     */
    public DigestResult authenticate(Request request, URI received, Challenger as, Flow from) {
        return answer(request, as)
                .map(answer -> admit(answer, received, as, from))
                .orElseGet(() -> challenge(as, claimedUser(request), from, false));
    }

    /**
     * Removes our realm's credentials, so that they are not forwarded; those for other realms stay (RFC 3261 §22.3).
     */
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

    /** A sender that answers no nonce of this server has proved neither its address nor that it knows a password. */
    private DigestResult admit(DigestAnswer answer, URI received, Challenger as, Flow from) {
        Optional<Nonces.Issued> issued = nonces.issued(answer.nonce());
        return issued.isPresent()
                ? admit(answer, issued.get(), received, as, from)
                : challenge(as, answer.user(), from, false); // AUTH-008
    }

    private DigestResult admit(DigestAnswer answer, Nonces.Issued nonce, URI received, Challenger as, Flow from) {
        Optional<Duration> wait = failedLogins.refusedFor(answer.user(), nonce.givenTo());
        if (wait.isPresent()) {
            long seconds = wait.get().plusMillis(999).toSeconds();
            return new Refused( // SEC-004 · RFC 3261 §26.3.2.4, §21.5.4
                    503,
                    "Too many wrong passwords",
                    List.of(SipElements.header(RetryAfterHeader.NAME, Long.toString(seconds))));
        }
        if (!secretMatches(answer)) {
            failedLogins.failed(answer.user(), nonce.givenTo());
            return challenge(
                    as, answer.user(), from, false); // AUTH-004 · RFC 7616 §3.3: stale is for right credentials
        }
        failedLogins.succeeded(answer.user(), nonce.givenTo());
        return judge(answer, nonce, received, as, from);
    }

    /** The password is right; checks the rest. */
    private DigestResult judge(DigestAnswer answer, Nonces.Issued nonce, URI received, Challenger as, Flow from) {
        if (nonces.expired(nonce.at()) || nonce.givenTo() != nonces.source(from)) {
            return challenge(as, answer.user(), from, true); // AUTH-006 · RFC 7616 §3.3
        }
        if (!aimsAt(answer, received)) {
            return new Refused(400, "Digest uri differs from the Request-URI", List.of()); // AUTH-009 · RFC 7616 §3.4.6
        }
        if (!counts.firstUse(answer.nonce(), nonce.at(), answer.count())) {
            return challenge(as, answer.user(), from, true); // AUTH-007 · RFC 7616 §5.5
        }
        return new Authenticated(answer.user());
    }

    private boolean secretMatches(DigestAnswer answer) {
        DigestAlgorithm algorithm = answer.algorithm().filter(offered::contains).orElse(offered.get(0));
        Optional<String> ha1 = credentials.ha1(answer.user(), algorithm);
        boolean matches = answer.matches(algorithm, ha1.orElse(NOBODY)); // AUTH-017 · RFC 7616 §5.7
        return matches && ha1.isPresent() && answer.protectsReplay();
    }

    private static boolean aimsAt(DigestAnswer answer, URI received) {
        return answer.uri().equals(received.toString())
                || SipElements.parsedUri(answer.uri()).filter(received::equals).isPresent();
    }

    /**
     * The user that a request without credentials claims: that of a REGISTER's To, or of another request's From. Empty
     * if it names none of this realm, as for an anonymous caller.
     */
    private String claimedUser(Request request) {
        String name = request.getMethod().equals(Request.REGISTER) ? ToHeader.NAME : FromHeader.NAME;
        return request.getHeader(name) instanceof HeaderAddress header
                        && header.getAddress().getURI() instanceof SipURI uri
                        && realm.equalsIgnoreCase(uri.getHost())
                        && uri.getUser() != null
                ? uri.getUser()
                : "";
    }

    private Challenged challenge(Challenger as, String user, Flow to, boolean stale) {
        String nonce = nonces.issue(to);
        return new Challenged(offeredTo(user).stream()
                .map(algorithm -> challengeHeader(as, algorithm, nonce, stale))
                .toList());
    }

    /**
     * Only what the user's client can answer (RFC 8760 §2.3): an account may have the hash of one algorithm alone. So
     * that this does not reveal which accounts exist, a name without an account is always offered what one of the
     * accounts is (AUTH-017 · RFC 7616 §5.7). Nobody and a number may be any account: all is offered.
     */
    private List<DigestAlgorithm> offeredTo(String user) {
        List<DigestAlgorithm> own = ownOffer(user);
        if (!own.isEmpty()) {
            return own;
        }
        return offers.isEmpty() || NOBODY_OR_NUMBER.matcher(user).matches()
                ? offered
                : offers.get((int) Long.remainderUnsigned(nonces.hash("offer " + user), offers.size()));
    }

    private List<DigestAlgorithm> ownOffer(String user) {
        return offered.stream()
                .filter(algorithm -> credentials.ha1(user, algorithm).isPresent())
                .toList();
    }

    /** AUTH-003 · RFC 7616 §3.3: realm, nonce and qop quoted; algorithm and stale not. */
    private Header challengeHeader(Challenger as, DigestAlgorithm algorithm, String nonce, boolean stale) {
        return SipElements.header(
                as.challengeHeader(),
                "Digest realm=\"%s\",nonce=\"%s\",qop=\"auth\",algorithm=%s%s"
                        .formatted(realm, nonce, algorithm.token(), stale ? ",stale=true" : ""));
    }
}
