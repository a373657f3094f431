package io.sipwright.bench.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A received message, looked at just enough to go on. The generator shares a machine with what it measures, so nothing is
 * parsed before it is asked for. Header names in their long form, which is what the measured servers write.
 */
public final class Message {
    private static final Pattern ADDRESS = Pattern.compile("<[^>]*>");
    private static final int STATUS_AT = "SIP/2.0 ".length();

    private final String text;
    private final String lower;

    private Message(String text) {
        this.text = text;
        this.lower = text.toLowerCase(Locale.ROOT);
    }

    static Message of(byte[] bytes) {
        return new Message(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    public boolean isResponse() {
        return text.startsWith("SIP/2.0 ");
    }

    /** 0 in a request. */
    public int status() {
        return isResponse() ? Integer.parseInt(text, STATUS_AT, STATUS_AT + 3, 10) : 0;
    }

    /** Method of a request; of a response the one of its CSeq. */
    public String method() {
        if (!isResponse()) {
            return text.substring(0, text.indexOf(' '));
        }
        String cseq = header("CSeq");
        return cseq.substring(cseq.indexOf(' ') + 1);
    }

    /** User part of the Request-URI; the empty string where there is none. */
    public String dialled() {
        int from = text.indexOf(':') + 1;
        int to = text.indexOf('@');
        return to > from ? text.substring(from, to) : "";
    }

    /** The first header of this name, or the empty string. */
    public String header(String name) {
        List<String> all = headers(name);
        return all.isEmpty() ? "" : all.get(0);
    }

    /** All headers of this name, as they stand in their lines. */
    public List<String> headers(String name) {
        String start = "\r\n" + name.toLowerCase(Locale.ROOT) + ":";
        List<String> values = new ArrayList<>();
        int end = headerEnd();
        for (int at = lower.indexOf(start); at >= 0 && at < end; at = lower.indexOf(start, at + 2)) {
            values.add(text.substring(at + start.length(), text.indexOf("\r\n", at + 2))
                    .strip());
        }
        return values;
    }

    /** What stands in angle brackets in all headers of this name, with the brackets, in order. */
    public List<String> addresses(String name) {
        List<String> found = new ArrayList<>();
        for (String value : headers(name)) {
            Matcher matcher = ADDRESS.matcher(value);
            while (matcher.find()) {
                found.add(matcher.group());
            }
        }
        return found;
    }

    public String callId() {
        return header("Call-ID");
    }

    /** What comes after the empty line. */
    public String body() {
        int end = headerEnd();
        return end == text.length() ? "" : text.substring(end + 4);
    }

    private int headerEnd() {
        int end = text.indexOf("\r\n\r\n");
        return end < 0 ? text.length() : end;
    }

    @Override
    public String toString() {
        return text;
    }
}
