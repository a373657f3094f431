package io.sipwright.scenarios.wire;

import io.sipwright.pstn.sip.SipText;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Messages as scenarios write them: CRLF for each line end, {@code \xHH} for a byte, placeholders, {@code {length}}. */
final class RawText {
    private static final Pattern BYTE = Pattern.compile("\\\\x([0-9A-Fa-f]{2})");
    private static final Pattern OF_REQUEST = Pattern.compile("\\{request\\.([^{}]+)}");
    private static final String LENGTH = "{length}";

    private RawText() {}

    /** A message as it is written. A text without an empty line gets one. */
    static byte[] bytes(Values values, String text) {
        String lines = text.replace("\r\n", "\n").replace("\n", "\r\n");
        String whole = lines.contains("\r\n\r\n") ? lines : lines.stripTrailing() + "\r\n\r\n";
        int end = whole.indexOf("\r\n\r\n") + 4;
        byte[] body = latin(values, whole.substring(end));
        String head = whole.substring(0, end).replace(LENGTH, String.valueOf(body.length));
        return join(latin(values, head), body);
    }

    static byte[] body(Values values, String text) {
        return latin(values, text.replace("\r\n", "\n").replace("\n", "\r\n"));
    }

    /** An answer: placeholders for the request's headers are filled in first, with every value. */
    static SipText answer(Values values, String text, SipText request) {
        String filled = OF_REQUEST
                .matcher(text)
                .replaceAll(m -> Matcher.quoteReplacement(String.join(", ", request.headers(m.group(1)))));
        return SipText.parse(bytes(values, filled));
    }

    /** Bytes as chars 0 to 255 while escapes are resolved, so that nothing else changes. */
    private static byte[] latin(Values values, String text) {
        String filled = values.fillKnown(text.replace(LENGTH, "\u0000length")).replace("\u0000length", LENGTH);
        String bytes = new String(filled.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        return BYTE.matcher(bytes)
                .replaceAll(m -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(m.group(1), 16))))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] join(byte[] head, byte[] body) {
        byte[] whole = new byte[head.length + body.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        return whole;
    }
}
