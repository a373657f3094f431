package io.sipwright.server.sdp.rewrite;

import io.sipwright.server.sdp.MediaKind;
import java.util.Map;

/**
 * Why lines of one kind are changed.
 *
 * @param id requirement
 * @param rfc number and section
 */
record Rule(String id, String rfc) {
    private static final Rule NOT_KEPT_TRUE = new Rule("SDP-022", "7584 §4.2");
    private static final Rule NOT_ANSWERED = new Rule("SDP-023", "3264 §6.1");

    private static final Map<String, Rule> EVERYWHERE = Map.of(
            "o=", new Rule("SDP-027", "3264 §8"),
            "s=", new Rule("SDP-004", "8866 §5.3"),
            "t=", new Rule("SDP-004", "8866 §5.9"),
            "a=rtpmap", NOT_ANSWERED,
            "a=fmtp", NOT_ANSWERED);

    private static final Map<String, Rule> TO_PLAIN = Map.of(
            "m=", new Rule("SDP-022", "3551 §6"),
            "c=", new Rule("SDP-022", "8866 §5.7"),
            "a=rtcp", new Rule("SDP-022", "3605 §2.1"),
            "a=candidate", new Rule("SDP-022", "8839 §4.3.2"),
            "a=rtcp-mux", new Rule("SDP-022", "5761 §5.1.1"),
            "a=fingerprint", new Rule("SDP-022", "8842 §5.2"),
            "a=setup", new Rule("SDP-022", "8842 §5.2"));

    private static final Map<String, Rule> TO_BROWSER = Map.ofEntries(
            Map.entry("m=", new Rule("SDP-001", "8829 §5.1.2")),
            Map.entry("c=", new Rule("SDP-014", "8839 §4.2.1.2")),
            Map.entry("a=rtcp", new Rule("SDP-020", "5761 §5.1.3")),
            Map.entry("a=rtcp-mux", new Rule("SDP-020", "8829 §5.8.3")),
            Map.entry("a=rtcp-mux-only", new Rule("SDP-020", "8858 §4.2")),
            Map.entry("a=candidate", new Rule("SDP-014", "8839 §5.1")),
            Map.entry("a=end-of-candidates", new Rule("SDP-018", "8840 §8.2")),
            Map.entry("a=ice-ufrag", new Rule("SDP-013", "8839 §5.4")),
            Map.entry("a=ice-pwd", new Rule("SDP-013", "8839 §5.4")),
            Map.entry("a=ice-options", new Rule("SDP-016", "8839 §4.2.1.5")),
            Map.entry("a=fingerprint", new Rule("SDP-009", "8122 §5")),
            Map.entry("a=setup", new Rule("SDP-005", "8842 §5.3")),
            Map.entry("a=group", new Rule("SDP-021", "8843 §7.3.3")),
            Map.entry("a=mid", new Rule("SDP-021", "5888 §9.1")),
            Map.entry("a=inactive", new Rule("SDP-003", "3264 §6")));

    static Rule of(String kind, MediaKind target) {
        Map<String, Rule> side = target == MediaKind.RTP ? TO_PLAIN : TO_BROWSER;
        return side.getOrDefault(kind, EVERYWHERE.getOrDefault(kind, NOT_KEPT_TRUE));
    }
}
