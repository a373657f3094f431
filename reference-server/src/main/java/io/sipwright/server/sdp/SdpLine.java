package io.sipwright.server.sdp;

import java.util.Optional;

/**
 * One line as received (RFC 8866 §5).
 *
 * @param type the letter before the equals sign
 * @param value all that follows it, untouched
 * @param end the line's end: CRLF, a bare LF, or nothing on a last line that was cut short
 */
public record SdpLine(char type, String value, String end) {
    private static final String CRLF = "\r\n";

    /** Makes a line. */
    public static SdpLine of(char type, String value) {
        return new SdpLine(type, value, CRLF);
    }

    /** An attribute of our own: {@code a=name} or {@code a=name:value}. */
    public static SdpLine attribute(String name, String value) {
        return of('a', value.isEmpty() ? name : name + ":" + value);
    }

    /** The line without its end. */
    public String text() {
        return type + "=" + value;
    }

    /** The attribute's name; empty when this is no attribute. */
    public Optional<String> attributeName() {
        if (type != 'a') {
            return Optional.empty();
        }
        int colon = value.indexOf(':');
        return Optional.of(colon < 0 ? value : value.substring(0, colon));
    }

    /** The attribute's value; empty for a flag. */
    public String attributeValue() {
        int colon = value.indexOf(':');
        return colon < 0 ? "" : value.substring(colon + 1).strip();
    }
}
