package io.sipwright.scenarios.requirement;

import io.sipwright.pstn.sip.SipText;
import java.util.Optional;
import java.util.Set;

/**
 * Requirements that do not apply to a back-to-back user agent (RFC 7092): it terminates both dialogs and forwards no
 * request, so RFC 3261 §16 does not apply to it. Its dialogs must still work (NAT-007 to NAT-010).
 */
public final class BackToBack {
    /** How the reason of a ruling begins where a requirement does not apply to such an agent. */
    public static final String REASON = "a back-to-back agent";

    /** How a target file says that the target is one: {@code capabilities: { proxy: no }}. */
    public static final String CAPABILITY = "proxy";

    private static final Set<String> EXEMPT = Set.of(
            "PRX-001",
            "PRX-002",
            "PRX-003",
            "PRX-004",
            "PRX-006",
            "PRX-007",
            "PRX-008",
            "PRX-009",
            "PRX-010",
            "PRX-011",
            "PRX-017",
            "PRX-018",
            "PRX-020",
            "PRX-021",
            "PRX-022",
            "PRX-023",
            "PRX-027",
            "PRX-030",
            "PRX-034",
            "AUTH-002",
            "AUTH-014",
            "AUTH-015",
            "CALL-005",
            "CALL-013",
            "TOR-011",
            "TOR-018");

    /** The request must be understood, but the agent's own request at the other end is written anew. */
    private static final Set<String> WRITTEN_ANEW = Set.of(
            "SEC-020", "TOR-001", "TOR-003", "TOR-007", "TOR-025", "TOR-039", "TOR-048", "TOR-049", "TOR-056",
            "TOR-058", "TOR-059");

    private BackToBack() {}

    /**
     * Whether a request that arrived is the target's own and not the caller's, sent on: a proxy changes neither Call-ID nor From tag and
     * keeps the Vias (RFC 3261 §16.6). Where a target hides its topology, the Contact is its own as well.
     */
    public static boolean isOwnRequest(SipText sent, SipText arrived) {
        return !sent.callId().equals(arrived.callId())
                || !sent.from().tag().equals(arrived.from().tag())
                || sent.cseqNumber() == arrived.cseqNumber() && hides(sent, arrived);
    }

    private static boolean hides(SipText sent, SipText arrived) {
        Optional<String> branch =
                sent.vias().stream().findFirst().flatMap(via -> via.params().get("branch"));
        boolean kept = branch.isEmpty()
                || arrived.vias().stream()
                        .anyMatch(via -> via.params().get("branch").equals(branch));
        return !kept && !contact(sent).equals(contact(arrived));
    }

    private static Optional<String> contact(SipText message) {
        return message.addresses("Contact").stream().findFirst().map(contact -> contact.uri()
                .replaceFirst(";.*", ""));
    }

    /** Whether what this requirement asks of a forwarded message is for proxies only. */
    public static boolean writesAnew(String requirement) {
        return WRITTEN_ANEW.contains(requirement);
    }

    /** Whether this requirement is for proxies only. */
    public static boolean exempts(String requirement) {
        return EXEMPT.contains(requirement);
    }
}
