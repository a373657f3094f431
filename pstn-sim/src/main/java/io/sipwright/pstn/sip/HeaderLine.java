package io.sipwright.pstn.sip;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One header exactly as written, with continuation lines and line ends (RFC 3261 §7.3.1). Immutable. */
public final class HeaderLine {
    private static final Pattern CONTINUATION = Pattern.compile("\\r?\\n[ \\t]+");

    private final String raw;
    private final boolean ascii;
    private @Nullable String canonicalName;
    private @Nullable String value;

    /** @param raw the bytes, one {@code char} each (ISO 8859-1), so that nothing is lost */
    public HeaderLine(String raw) {
        this(raw, Latin1.isAscii(raw));
    }

    /** @param ascii whether the bytes are their own text */
    HeaderLine(String raw, boolean ascii) {
        this.raw = raw;
        this.ascii = ascii;
    }

    /** A well-formed line {@code name: value}. The value may hold any text; line breaks in it are the caller's. */
    public static HeaderLine of(String name, String value) {
        String text = name + ": " + value + "\r\n";
        boolean ascii = Latin1.isAscii(text);
        HeaderLine line = new HeaderLine(ascii ? text : Latin1.fromText(text), ascii);
        if (ascii && value.indexOf('\n') < 0 && name.indexOf(':') < 0) {
            line.value = value.strip();
        }
        return line;
    }

    /** The bytes as they stand, one {@code char} each. */
    public String raw() {
        return raw;
    }

    /** The name as written, without the blanks before the colon; the whole line where there is no colon. */
    public String name() {
        int colon = raw.indexOf(':');
        return text(0, colon < 0 ? end() : colon).strip();
    }

    /** Everything between the colon and the last line end, as written; empty without a colon. */
    public String rawValue() {
        int colon = raw.indexOf(':');
        return colon < 0 ? "" : text(colon + 1, end());
    }

    /** The value unfolded and without outer blanks. */
    public String value() {
        String known = value;
        if (known == null) {
            String written = rawValue();
            known = (written.indexOf('\n') < 0
                            ? written
                            : CONTINUATION.matcher(written).replaceAll(" "))
                    .strip();
            value = known;
        }
        return known;
    }

    /** The values that a list header joins by commas, else the one value. */
    public List<String> values() {
        return HeaderNames.isList(canonicalName()) ? Separators.split(value(), ',') : List.of(value());
    }

    /** Whether the value goes on in a continuation line. */
    public boolean isFolded() {
        int feed = raw.indexOf('\n');
        return feed >= 0 && feed < end();
    }

    /** Whether this is that header, in any case and in its long or compact form. */
    public boolean is(String otherName) {
        return canonicalName().equals(HeaderNames.canonical(otherName));
    }

    boolean isCanonically(String otherCanonicalName) {
        return canonicalName().equals(otherCanonicalName);
    }

    /** The name in its long form and in lower case. */
    public String canonicalName() {
        String known = canonicalName;
        if (known == null) {
            known = HeaderNames.canonical(name());
            canonicalName = known;
        }
        return known;
    }

    private String text(int from, int to) {
        String part = raw.substring(from, Math.max(from, to));
        return ascii ? part : Latin1.toText(part);
    }

    /** Where the line end begins. */
    private int end() {
        return Latin1.lineEnd(raw);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HeaderLine line && line.raw.equals(raw);
    }

    @Override
    public int hashCode() {
        return raw.hashCode();
    }

    @Override
    public String toString() {
        return raw;
    }
}
