package io.sipwright.server.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds the end of the header section and unfolds its lines (RFC 3261 §7, §7.3.1). */
final class HeaderSection {
    private static final int USUAL_LINES = 24;
    private static final Pattern FOLD = Pattern.compile("[ \t]*\r\n[ \t]+");

    private HeaderSection() {}

    /**
     * Where a header section ends, and what it is made of.
     *
     * @param end the index after the empty line, or -1 if there is none within the limit; LF alone counts as a line end
     * @param bareLineEnd whether a CR or LF stands alone (RFC 3261 §7: lines end with CRLF)
     * @param ascii whether all bytes are ASCII
     */
    record Extent(int end, boolean bareLineEnd, boolean ascii) {}

    /** Reads the section once, from this index to its end. */
    static Extent extent(byte[] bytes, int start) {
        int stop = Math.min(bytes.length, start + RawMessage.HEADER_LIMIT);
        boolean bare = false;
        int seen = 0;
        for (int at = start; at < stop; at++) {
            byte b = bytes[at];
            seen |= b;
            if (b == '\r') {
                bare |= at + 1 == stop || bytes[at + 1] != '\n';
            } else if (b == '\n') {
                bare |= at == start || bytes[at - 1] != '\r';
                int next = at + 1 < stop && bytes[at + 1] == '\r' ? at + 2 : at + 1;
                if (next < stop && bytes[next] == '\n') {
                    return new Extent(next + 1, bare || next == at + 1, seen >= 0);
                }
            }
        }
        return new Extent(-1, bare, seen >= 0);
    }

    /** The lines without their ends; a folded line is one, with its folds in it. Never empty. */
    static List<String> lines(String head) {
        List<String> lines = new ArrayList<>(USUAL_LINES);
        int at = 0;
        do {
            int end = lineEnd(head, at);
            add(lines, head.substring(at, end));
            at = end + 1;
        } while (at <= head.length());
        return lines;
    }

    private static int lineEnd(String head, int from) {
        int at = from;
        while (at < head.length() && head.charAt(at) != '\r' && head.charAt(at) != '\n') {
            at++;
        }
        return at;
    }

    private static void add(List<String> lines, String line) {
        boolean folded = !line.isEmpty() && (line.charAt(0) == ' ' || line.charAt(0) == '\t');
        if (folded && lines.size() > 1) {
            int last = lines.size() - 1;
            lines.set(last, lines.get(last) + "\r\n" + line);
        } else if (!line.isEmpty() || lines.isEmpty()) {
            lines.add(line);
        }
    }

    /** A line with each fold as a single space (RFC 3261 §7.3.1). */
    static String unfolded(String line) {
        return line.indexOf('\n') < 0
                ? line
                : FOLD.matcher(line).replaceAll(" ").stripTrailing();
    }
}
