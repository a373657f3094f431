package io.sipwright.server.sip;

import java.util.ArrayList;
import java.util.List;

/** Where the header section ends and how its lines hang together (RFC 3261 §7, §7.3.1). */
final class HeaderSection {
    private HeaderSection() {}

    /** The index behind the empty line, or -1 where there is none within the limit. LF alone is seen too. */
    static int end(byte[] bytes, int start) {
        int stop = Math.min(bytes.length, start + RawMessage.HEADER_LIMIT);
        for (int at = start; at < stop; at++) {
            if (bytes[at] != '\n') {
                continue;
            }
            int next = at + 1 < stop && bytes[at + 1] == '\r' ? at + 2 : at + 1;
            if (next < stop && bytes[next] == '\n') {
                return next + 1;
            }
        }
        return -1;
    }

    /** Whether a CR or LF stands alone (RFC 3261 §7: lines end with CRLF). */
    static boolean hasBareLineEnd(String head) {
        for (int at = 0; at < head.length(); at++) {
            char c = head.charAt(at);
            boolean loneLf = c == '\n' && (at == 0 || head.charAt(at - 1) != '\r');
            boolean loneCr = c == '\r' && (at + 1 == head.length() || head.charAt(at + 1) != '\n');
            if (loneLf || loneCr) {
                return true;
            }
        }
        return false;
    }

    /** The lines without their ends; a folded line becomes one, its fold a single space. Never empty. */
    static List<String> unfold(String head) {
        List<String> lines = new ArrayList<>();
        for (String line : head.split("[\r\n]+", -1)) {
            boolean folded = !line.isEmpty() && (line.charAt(0) == ' ' || line.charAt(0) == '\t');
            if (folded && lines.size() > 1) {
                int last = lines.size() - 1;
                lines.set(last, lines.get(last) + " " + line.strip());
            } else if (!line.isEmpty() || lines.isEmpty()) {
                lines.add(line);
            }
        }
        return lines;
    }
}
