package io.sipwright.scenarios.report.html;

import io.sipwright.pstn.wire.WireMessage;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A message from the wire, parsed as far as the ladder needs; it may be illegal, nothing here throws. */
record SipText(WireMessage wire, List<String> lines) {
    private static final Map<String, String> COMPACT = Map.of("call-id", "i", "from", "f", "to", "t");

    static SipText of(WireMessage wire) {
        return new SipText(wire, wire.text().lines().toList());
    }

    String startLine() {
        return lines.isEmpty() ? "" : lines.get(0);
    }

    boolean isRequest() {
        return !startLine().startsWith("SIP/2.0 ");
    }

    /** Status code of a response; 0 for anything else. */
    int status() {
        String[] words = startLine().split(" ", 3);
        return !isRequest() && words.length > 1 && words[1].matches("\\d{3}") ? Integer.parseInt(words[1]) : 0;
    }

    /** The method, for a response the one of its CSeq. */
    String method() {
        if (isRequest()) {
            return startLine().split(" ", 2)[0];
        }
        String[] words = header("CSeq").split("\\s+");
        return words.length > 1 ? words[1] : "?";
    }

    /** Number of the CSeq; empty when there is none. */
    String sequence() {
        return header("CSeq").split("\\s+")[0];
    }

    String callId() {
        return header("Call-ID");
    }

    /** {@code INVITE} or {@code 200 OK}; what it is in a few words. */
    String title() {
        String[] words = startLine().split(" ", 2);
        return isRequest() ? words[0] : words.length > 1 ? words[1] : startLine();
    }

    boolean hasSdp() {
        return lines.contains("v=0");
    }

    /** User part of From or To, or else the whole value. */
    String user(String header) {
        return header(header).replaceAll("(?s).*?sips?:([^@>;]*).*", "$1");
    }

    /** First value of a header, by its long name; empty when there is none. */
    String header(String name) {
        String compact = COMPACT.getOrDefault(name.toLowerCase(Locale.ROOT), name);
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (line.isEmpty()) {
                return "";
            }
            String found = colon < 0 ? "" : line.substring(0, colon).strip();
            if (found.equalsIgnoreCase(name) || found.equalsIgnoreCase(compact)) {
                return line.substring(colon + 1).strip();
            }
        }
        return "";
    }
}
