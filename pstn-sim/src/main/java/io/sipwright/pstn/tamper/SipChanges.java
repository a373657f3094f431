package io.sipwright.pstn.tamper;

import io.sipwright.pstn.sip.HeaderLine;
import io.sipwright.pstn.sip.ReasonPhrases;
import io.sipwright.pstn.sip.SipEdit;
import io.sipwright.pstn.sip.SipText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Changes of SIP messages. Everything else stays byte for byte as it was. */
public final class SipChanges {
    private SipChanges() {}

    /** Changes a response's status, with the reason phrase of RFC 3261 §21. */
    public static Change status(int status) {
        return edit(message ->
                message.isResponse() ? message.withStartLine("SIP/2.0 " + status + " " + reasonOf(status)) : message);
    }

    static String reasonOf(int status) {
        return ReasonPhrases.of(status).orElse("Altered");
    }

    /** Changes a response's reason phrase. */
    public static Change reason(String reason) {
        return edit(message -> message.isResponse()
                ? message.withStartLine("SIP/2.0 " + message.start().status() + " " + reason)
                : message);
    }

    /** Changes a request's Request-URI. */
    public static Change requestUri(String uri) {
        return edit(message -> message.isRequest()
                ? message.withStartLine(message.start().method() + " " + uri + " SIP/2.0")
                : message);
    }

    /** Changes a request's method, in CSeq too. */
    public static Change method(String method) {
        return edit(message -> message.isRequest()
                ? message.edit()
                        .startLine(method + " " + message.requestUri() + " SIP/2.0")
                        .set("CSeq", message.cseqNumber() + " " + method)
                        .done()
                : message);
    }

    /**
     * Removes a header, or a parameter of its values.
     *
     * @param what {@code Contact} or {@code Contact;expires}
     */
    public static Change remove(String what) {
        int at = what.indexOf(';');
        if (at < 0) {
            return edit(message -> message.without(what));
        }
        Pattern parameter = parameter(what.substring(at + 1));
        return edit(message -> eachValue(message, what.substring(0, at), value -> parameter
                .matcher(value)
                .replaceAll("")));
    }

    /**
     * Sets a header or one of its parameters; adds it if it is missing.
     *
     * @param what {@code Contact}, or {@code Via;rport}, which means the first value's
     */
    public static Change set(String what, String value) {
        int at = what.indexOf(';');
        if (at < 0) {
            return edit(message -> message.with(what, value));
        }
        String header = what.substring(0, at);
        String name = what.substring(at + 1);
        String written = ";" + name + (value.isEmpty() ? "" : "=" + value);
        return edit(message -> message.header(header)
                .map(old -> message.edit()
                        .setFirst(header, parameter(name).matcher(old).replaceAll("") + written)
                        .done())
                .orElse(message));
    }

    private static Pattern parameter(String name) {
        return Pattern.compile(
                "(?i)\\s*;\\s*" + Pattern.quote(name) + "(?:\\s*=\\s*(?:\"[^\"]*\"|[^;,>\\s]*))?(?=[;,>\\s]|$)");
    }

    /** Adds a header line at the end of the headers. */
    public static Change add(String header, String value) {
        return edit(message -> message.edit().add(header, value).done());
    }

    /** Replaces matches of an expression in the values of a header. */
    public static Change inHeader(String header, Pattern wanted, String replacement) {
        return edit(message ->
                eachValue(message, header, value -> wanted.matcher(value).replaceAll(replacement)));
    }

    private static SipText eachValue(SipText message, String header, UnaryOperator<String> change) {
        List<HeaderLine> lines = message.lines();
        if (lines.stream().noneMatch(line -> line.is(header))) {
            return message;
        }
        SipEdit edit = message.edit();
        lines.stream().map(HeaderLine::name).distinct().forEach(edit::remove);
        for (HeaderLine line : lines) {
            if (line.is(header)) {
                edit.add(line.name(), change.apply(line.value()));
            } else {
                edit.addRaw(new String(line.raw().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
            }
        }
        return edit.done();
    }

    /** Replaces matches of an expression in a session description; other messages stay as they are. */
    public static Change inSdp(Pattern wanted, String replacement) {
        return edit(message -> sdp(message, text -> wanted.matcher(text).replaceAll(replacement)));
    }

    /** Removes the lines of a session description in which the expression is found. */
    public static Change removeSdpLines(Pattern wanted) {
        return edit(message -> sdp(message, text -> Arrays.stream(text.split("(?<=\n)"))
                .filter(line -> !wanted.matcher(line).find())
                .collect(Collectors.joining())));
    }

    /** Adds lines at the end of a session description, that is, to its last section. */
    public static Change addSdpLines(List<String> lines) {
        return edit(message -> sdp(message, text -> text + String.join("\r\n", lines) + "\r\n"));
    }

    private static SipText sdp(SipText message, UnaryOperator<String> change) {
        if (!message.contentType().equals("application/sdp")) {
            return message;
        }
        byte[] changed = change.apply(message.bodyText()).getBytes(StandardCharsets.UTF_8);
        return message.edit().rawBody(changed).done();
    }

    /** Replaces matches of an expression in the bytes of any unit, read as ISO 8859-1. */
    public static Change inBytes(Pattern wanted, String replacement) {
        return bytes -> {
            Matcher matcher = wanted.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
            return matcher.replaceAll(replacement).getBytes(StandardCharsets.ISO_8859_1);
        };
    }

    /** Truncates a message to this many bytes. */
    public static Change truncate(int length) {
        return bytes -> Arrays.copyOf(bytes, Math.min(length, bytes.length));
    }

    /**
     * Corrects Content-Length after a change, unless it was missing or wrong before.
     *
     * @param before the message as received
     */
    static byte[] withLength(byte[] before, byte[] after) {
        if (!lengthHolds(SipText.parse(before))) {
            return after;
        }
        SipText message = SipText.parse(after);
        return message.header("Content-Length").isEmpty() || lengthHolds(message)
                ? after
                : message.edit()
                        .setFirst("Content-Length", String.valueOf(message.body().length))
                        .done()
                        .bytes();
    }

    private static boolean lengthHolds(SipText message) {
        return message.header("Content-Length")
                .filter(length -> length.strip().toLowerCase(Locale.ROOT).equals(String.valueOf(message.body().length)))
                .isPresent();
    }

    private static Change edit(UnaryOperator<SipText> change) {
        return bytes -> change.apply(SipText.parse(bytes)).bytes();
    }
}
