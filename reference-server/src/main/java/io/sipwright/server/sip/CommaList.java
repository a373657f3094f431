package io.sipwright.server.sip;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a header value at the commas between its elements: not at those in quotes or angle brackets (RFC 3261 §7.3.1).
 */
final class CommaList {
    private CommaList() {}

    static List<String> of(String value) {
        List<String> elements = new ArrayList<>();
        boolean quoted = false;
        boolean bracketed = false;
        int start = 0;
        for (int at = 0; at < value.length(); at++) {
            char c = value.charAt(at);
            if (quoted) {
                if (c == '\\') {
                    at++;
                } else if (c == '"') {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == '<' || c == '>') {
                bracketed = c == '<';
            } else if (c == ',' && !bracketed) {
                elements.add(value.substring(start, at).strip());
                start = at + 1;
            }
        }
        elements.add(value.substring(start).strip());
        return elements;
    }
}
