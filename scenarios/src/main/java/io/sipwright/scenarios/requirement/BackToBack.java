package io.sipwright.scenarios.requirement;

import java.util.Set;

/**
 * What does not apply to a back-to-back user agent (RFC 7092): it ends both dialogs itself and forwards no request, so that the
 * rules of RFC 3261 §16 are not its own. That its dialogs work is still asked (NAT-007 to NAT-010).
 */
public final class BackToBack {
    /** How a target file says that the target is one: {@code capabilities: { proxy: no }}. */
    public static final String CAPABILITY = "proxy";

    private static final Set<String> EXEMPT = Set.of(
            "PRX-001",
            "PRX-004",
            "PRX-006",
            "PRX-007",
            "PRX-008",
            "PRX-009",
            "PRX-010",
            "PRX-011",
            "PRX-017",
            "PRX-018",
            "PRX-021",
            "PRX-023",
            "PRX-027",
            "AUTH-002",
            "AUTH-014",
            "AUTH-015",
            "CALL-005",
            "CALL-013");

    private BackToBack() {}

    /** Whether this requirement is for proxies only. */
    public static boolean exempts(String requirement) {
        return EXEMPT.contains(requirement);
    }
}
