package io.sipwright.pstn.sip;

import java.util.ArrayList;
import java.util.List;

/** Splits at a separator outside quoted strings and angle brackets (RFC 3261 §25.1). */
final class Separators {
    private Separators() {}

    /** The parts without outer blanks; empty parts are dropped, as the grammar's list rule allows. */
    static List<String> split(String text, char separator) {
        if (text.indexOf(separator) < 0) {
            String only = text.strip();
            return only.isEmpty() ? List.of() : List.of(only);
        }
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int at = next(text, 0, separator); at >= 0; at = next(text, from, separator)) {
            parts.add(text.substring(from, at).strip());
            from = at + 1;
        }
        parts.add(text.substring(from).strip());
        parts.removeIf(String::isEmpty);
        return List.copyOf(parts);
    }

    /** The index of the next separator outside quotes and angle brackets, or -1. */
    static int next(String text, int from, char separator) {
        boolean quoted = false;
        int depth = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == separator && depth == 0) {
                return i;
            } else if (!quoted && c == '<') {
                depth++;
            } else if (!quoted && c == '>') {
                depth = Math.max(0, depth - 1);
            }
        }
        return -1;
    }

    /** A quoted string's content with its escapes resolved; other text as it is. */
    static String unquote(String text) {
        if (text.length() < 2 || text.charAt(0) != '"' || !text.endsWith("\"")) {
            return text;
        }
        String inside = text.substring(1, text.length() - 1);
        return inside.indexOf('\\') < 0 ? inside : inside.replaceAll("\\\\(.)", "$1");
    }
}
