package io.sipwright.server.routing;

import io.sipwright.server.registrar.AddressOfRecord;
import io.sipwright.server.sip.SipElements;
import io.sipwright.server.sip.SipHeaders;
import io.sipwright.server.transport.Flow;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sip.address.SipURI;
import javax.sip.address.URI;
import javax.sip.header.FromHeader;
import javax.sip.message.Message;
import javax.sip.message.Request;

/**
 * The caller's identity as others may trust and see it (RFC 3325, RFC 3323). The trunk is trusted, browsers and phones
 * are not. Thread-safe.
 */
final class AssertedIdentity {
    private static final String ASSERTED = "P-Asserted-Identity";
    private static final String PREFERRED = "P-Preferred-Identity";
    private static final String PRIVACY = "Privacy";
    /**
     * What names a caller, a diverting party or who is charged, and is worth nothing from a sender that is not trusted (RFC
     * 3325 §5, RFC 5502 §4, RFC 6050 §4.1, RFC 7315 §6, RFC 7544 §3, RFC 8496 §7).
     */
    private static final List<String> CLAIMS = List.of(
            ASSERTED,
            PREFERRED,
            "Remote-Party-ID",
            "Diversion",
            "History-Info",
            "P-Served-User",
            "P-Asserted-Service",
            "P-Associated-URI",
            "P-Charge-Info",
            "P-Charging-Vector",
            "P-Charging-Function-Addresses");
    /** RFC 3323 §4.2: levels that a privacy service would have to provide; there is none here. */
    private static final Set<String> SERVICE_LEVELS = Set.of("header", "session", "user");

    private static final Set<String> HIDING = Set.of("id", "header", "user");

    private final Trunk trunk;
    private final Subscribers subscribers;
    private final String domain;

    AssertedIdentity(Trunk trunk, Subscribers subscribers, String domain) {
        this.trunk = trunk;
        this.subscribers = subscribers;
        this.domain = domain;
    }

    /** IDN-004 · RFC 3323 §5: critical privacy that cannot be provided fails. */
    static void refuseUnmetPrivacy(Request request) throws RejectedException {
        Set<String> wanted = privacy(request);
        if (wanted.contains("critical") && wanted.stream().anyMatch(SERVICE_LEVELS::contains)) {
            throw new RejectedException(500, "Privacy cannot be provided");
        }
    }

    /** Whether a From is anonymous (RFC 3323 §4.1.1.3). */
    static boolean isAnonymous(URI from) {
        return from instanceof SipURI uri
                && "anonymous".equalsIgnoreCase(uri.getUser())
                && "anonymous.invalid".equalsIgnoreCase(uri.getHost());
    }

    /**
     * A copy of a request is about to go out.
     *
     * @param user who authenticated it; empty for the trunk or inside a dialog
     */
    void request(Request copy, Optional<String> user, Flow from, Flow to) {
        boolean trustedNext = trunk.trusts(to);
        if (trunk.trusts(from)) {
            SipElements.remove(copy, PREFERRED); // RFC 3325 §6: it is for the first proxy only
        } else {
            Optional<String> preferred = SipHeaders.value(copy, PREFERRED);
            CLAIMS.forEach(name -> SipElements.remove(copy, name)); // IDN-001, IDN-006 · RFC 3325 §5
            boolean anonymous = isAnonymous(
                    ((FromHeader) copy.getHeader(FromHeader.NAME)).getAddress().getURI());
            if (user.isPresent() && (trustedNext || !anonymous)) {
                copy.addHeader(SipElements.header(ASSERTED, "<" + identity(user.get(), preferred) + ">"));
            }
            if (trustedNext && anonymous && privacy(copy).isEmpty()) {
                copy.addHeader(SipElements.header(PRIVACY, "id")); // IDN-005: the trunk would show the identity
            }
        }
        hide(copy, trustedNext);
    }

    /** A copy of a response is about to go out. */
    void response(Message copy, Flow from, Flow to) {
        if (!trunk.trusts(from)) {
            CLAIMS.forEach(name -> SipElements.remove(copy, name));
        }
        hide(copy, trunk.trusts(to));
    }

    /** IDN-002, IDN-003 · RFC 3325 §7: only towards untrusted receivers, and only if privacy is asked for. */
    private static void hide(Message copy, boolean trustedNext) {
        if (!trustedNext && privacy(copy).stream().anyMatch(HIDING::contains)) {
            SipElements.remove(copy, ASSERTED);
            SipElements.remove(copy, "Remote-Party-ID");
        }
    }

    /** The identity that the user prefers if it is its own; else its number, else its address. */
    private String identity(String user, Optional<String> preferred) {
        String shown = preferred
                .flatMap(AssertedIdentity::uri)
                .flatMap(AddressOfRecord::of)
                .filter(wish -> wish.host().equals(domain)
                        && subscribers.called(wish.user()).filter(user::equals).isPresent())
                .map(AddressOfRecord::user)
                .or(() -> subscribers.shownNumber(user))
                .orElse(user);
        return new AddressOfRecord(shown, domain).uri();
    }

    private static Optional<SipURI> uri(String value) {
        int open = value.indexOf('<');
        int close = value.indexOf('>', open);
        return SipElements.parsedUri(open >= 0 && close > open ? value.substring(open + 1, close) : value.strip());
    }

    private static Set<String> privacy(Message message) {
        List<String> values = SipHeaders.values(message, PRIVACY);
        if (values.isEmpty()) {
            return Set.of();
        }
        return values.stream()
                .flatMap(value -> Arrays.stream(value.toLowerCase(Locale.ROOT).split("[;,\\s]+")))
                .filter(level -> !level.isEmpty())
                .collect(Collectors.toSet());
    }
}
