package io.sipwright.server.sdp.rewrite;

/**
 * One line of a description that the bridge changed, and why.
 *
 * @param where section and kind, for example {@code SDP audio a=candidate}
 * @param before old text; empty when added
 * @param after new text; empty when removed
 * @param rule requirement id
 * @param rfc for example {@code 8839 §4.3.2}
 */
public record LineChange(String where, String before, String after, String rule, String rfc) {}
