package io.sipwright.server.explain;

/**
 * One line that the server changed, and why.
 *
 * @param callId the call or registration
 * @param where for example {@code INVITE Contact} or {@code 200 SDP a=candidate}
 * @param before the old text; empty when added
 * @param after the new text; empty when removed
 * @param rule requirement id, for example {@code NAT-007}, or a rule name of ours
 * @param rfc for example {@code 5626 §5.3}
 */
public record Rewrite(String callId, String where, String before, String after, String rule, String rfc) {}
