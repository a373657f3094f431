package io.sipwright.pstn.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Splits bytes into start line, header lines, empty line and body. A bare LF also ends a line, and is kept. */
final class SipTextParser {
    private final String all;
    private final boolean ascii;
    private int at;

    private SipTextParser(byte[] bytes) {
        all = new String(bytes, StandardCharsets.ISO_8859_1);
        ascii = Latin1.isAscii(all);
    }

    static SipText parse(byte[] bytes) {
        return new SipTextParser(bytes).message();
    }

    private SipText message() {
        String start = startLine();
        List<HeaderLine> lines = new ArrayList<>();
        String separator = "";
        while (at < all.length()) {
            String line = nextLine();
            if (Latin1.withoutLineEnd(line).isEmpty()) {
                separator = line;
                break;
            }
            lines.add(new HeaderLine(withContinuations(line), ascii));
        }
        return new SipText(start, lines, separator, all.substring(at).getBytes(StandardCharsets.ISO_8859_1));
    }

    /** With the empty lines before it (RFC 3261 §7.5). */
    private String startLine() {
        int from = at;
        while (at < all.length()) {
            if (!Latin1.withoutLineEnd(nextLine()).isEmpty()) {
                break;
            }
        }
        return all.substring(from, at);
    }

    private String withContinuations(String first) {
        if (at >= all.length() || (all.charAt(at) != ' ' && all.charAt(at) != '\t')) {
            return first;
        }
        StringBuilder line = new StringBuilder(first);
        while (at < all.length() && (all.charAt(at) == ' ' || all.charAt(at) == '\t')) {
            line.append(nextLine());
        }
        return line.toString();
    }

    private String nextLine() {
        int feed = all.indexOf('\n', at);
        int end = feed < 0 ? all.length() : feed + 1;
        String line = all.substring(at, end);
        at = end;
        return line;
    }
}
