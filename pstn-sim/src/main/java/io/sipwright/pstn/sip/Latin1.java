package io.sipwright.pstn.sip;

import java.nio.charset.StandardCharsets;

/** Bytes as chars 0 to 255, so that text that is not UTF-8 is preserved. */
final class Latin1 {
    private Latin1() {}

    static String toText(String latin) {
        if (isAscii(latin)) {
            return latin;
        }
        return new String(latin.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    static String fromText(String text) {
        if (isAscii(text)) {
            return text;
        }
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    static boolean isAscii(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length == text.length(); // faster than a test of each byte
    }

    static String withoutLineEnd(String line) {
        return line.substring(0, lineEnd(line));
    }

    /** Where the line end begins. */
    static int lineEnd(String line) {
        int end = line.length();
        if (end > 0 && line.charAt(end - 1) == '\n') {
            end--;
        }
        if (end > 0 && line.charAt(end - 1) == '\r') {
            end--;
        }
        return end;
    }
}
