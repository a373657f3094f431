package io.sipwright.server.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds the end of the header section and unfolds its lines (RFC 3261 §7, §7.3.1). */
final class HeaderSection {
    private static final int USUAL_LINES = 24;
    private static final Pattern FOLD = Pattern.compile("[ \t]*\r\n[ \t]+");

    private HeaderSection() {}

    /** The index after the empty line, or -1 if there is none within the limit. Also finds LF alone. */
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
