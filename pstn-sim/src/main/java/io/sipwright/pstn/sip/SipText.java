package io.sipwright.pstn.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A SIP message as it is written, legal or not (RFC 3261 §7). Immutable; {@link #bytes()} of a parsed message are the
 * bytes parsed. A missing value is empty and never an exception. Header names match in any case, in long or compact
 * form.
 */
public final class SipText {
    private final String start;
    private final List<HeaderLine> lines;
    private final String separator;
    private final byte[] body;
    private @Nullable StartLine parsedStart;
    private @Nullable Via parsedVia;
    private @Nullable NameAddr parsedFrom;
    private @Nullable NameAddr parsedTo;

    /**
     * @param start start line with line end (and blank lines before it), as {@link Latin1}
     * @param separator the empty line; the empty string where the message ends with its headers
     */
    SipText(String start, List<HeaderLine> lines, String separator, byte[] body) {
        this.start = start;
        this.lines = List.copyOf(lines);
        this.separator = separator;
        this.body = body;
    }

    /** Accepts any bytes. {@link #problems()} lists the errors in them. */
    public static SipText parse(byte[] bytes) {
        return SipTextParser.parse(bytes);
    }

    public static SipText parse(String text) {
        return parse(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A request without any header yet. */
    public static SipText request(String method, String uri) {
        return startingWith(method + " " + uri + " SIP/2.0");
    }

    /** A response without any header yet. */
    public static SipText response(int status, String reason) {
        return startingWith("SIP/2.0 " + status + " " + reason);
    }

    /** A message with any start line, without headers. */
    public static SipText startingWith(String startLine) {
        return new SipText(Latin1.fromText(startLine + "\r\n"), List.of(), "\r\n", new byte[0]);
    }

    /** The message as it goes over the wire. */
    public byte[] bytes() {
        StringBuilder head = new StringBuilder(1024).append(start);
        lines.forEach(line -> head.append(line.raw()));
        byte[] headers = head.append(separator).toString().getBytes(StandardCharsets.ISO_8859_1);
        if (body.length == 0) {
            return headers;
        }
        byte[] all = Arrays.copyOf(headers, headers.length + body.length);
        System.arraycopy(body, 0, all, headers.length, body.length);
        return all;
    }

    public String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    /** The start line without its line end. */
    public String startLine() {
        return Latin1.toText(Latin1.withoutLineEnd(start)).stripLeading();
    }

    public StartLine start() {
        StartLine known = parsedStart;
        if (known == null) {
            known = StartLine.parse(startLine());
            parsedStart = known;
        }
        return known;
    }

    /** All headers in their order. */
    public List<HeaderLine> lines() {
        return lines;
    }

    /** What comes after the empty line. */
    public byte[] body() {
        return body.clone();
    }

    public String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The syntax errors of this message, in order of place; empty for a legal one. */
    public List<Problem> problems() {
        return SyntaxCheck.problems(this);
    }

    String rawStart() {
        return start;
    }

    String separator() {
        return separator;
    }

    public boolean isRequest() {
        return start().isRequest();
    }

    public boolean isResponse() {
        return start().isResponse();
    }

    /** A request's method, for a response the method of its CSeq; the empty string if there is none. */
    public String method() {
        return isRequest() ? start().method() : cseqMethod();
    }

    /** As written; empty in a response. */
    public String requestUri() {
        return start().uri();
    }

    /** The status code; 0 in a request. */
    public int status() {
        return start().status();
    }

    public String reason() {
        return start().reason();
    }

    /** The first value of this header, unfolded; of a list header its first element. */
    public Optional<String> header(String name) {
        String canonical = HeaderNames.canonical(name);
        for (HeaderLine line : lines) {
            if (line.isCanonically(canonical)) {
                List<String> values = line.values();
                if (!values.isEmpty()) {
                    return Optional.of(values.get(0));
                }
            }
        }
        return Optional.empty();
    }

    /** The headers of this name, one value per line, unfolded and not split. */
    public List<String> headers(String name) {
        String canonical = HeaderNames.canonical(name);
        List<String> found = new ArrayList<>(2);
        for (HeaderLine line : lines) {
            if (line.isCanonically(canonical)) {
                found.add(line.value());
            }
        }
        return List.copyOf(found);
    }

    /** The values of this header in order: several lines and comma-joined ones alike. */
    public List<String> values(String name) {
        String canonical = HeaderNames.canonical(name);
        List<String> found = new ArrayList<>(2);
        for (HeaderLine line : lines) {
            if (line.isCanonically(canonical)) {
                found.addAll(line.values());
            }
        }
        return List.copyOf(found);
    }

    /** Whether a list header (Supported, Require, Allow, …) holds this token, in any case. */
    public boolean lists(String name, String token) {
        return values(name).stream().anyMatch(token::equalsIgnoreCase);
    }

    /** The value, or the empty string. */
    public String callId() {
        return header("Call-ID").orElse("");
    }

    /** The number; -1 where it is missing or no number. */
    public long cseqNumber() {
        String cseq = header("CSeq").orElse("");
        int end = 0;
        while (end < cseq.length() && cseq.charAt(end) >= '0' && cseq.charAt(end) <= '9') {
            end++;
        }
        boolean number = end > 0 && end <= 10 && (end == cseq.length() || isBlank(cseq.charAt(end)));
        return number ? Long.parseLong(cseq, 0, end, 10) : -1;
    }

    public String cseqMethod() {
        String cseq = header("CSeq").orElse("");
        int at = 0;
        while (at < cseq.length() && !isBlank(cseq.charAt(at))) {
            at++;
        }
        return cseq.substring(at).stripLeading();
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    public List<Via> vias() {
        return values("Via").stream().map(Via::parse).toList();
    }

    /** The topmost Via; with empty parts where it is missing. */
    public Via topVia() {
        Via known = parsedVia;
        if (known == null) {
            known = Via.parse(header("Via").orElse(""));
            parsedVia = known;
        }
        return known;
    }

    /** Branch of the topmost Via, or the empty string. */
    public String branch() {
        return topVia().branch();
    }

    /** From; with empty parts where it is missing. */
    public NameAddr from() {
        NameAddr known = parsedFrom;
        if (known == null) {
            known = NameAddr.parse(header("From").orElse(""));
            parsedFrom = known;
        }
        return known;
    }

    /** To; with empty parts where it is missing. */
    public NameAddr to() {
        NameAddr known = parsedTo;
        if (known == null) {
            known = NameAddr.parse(header("To").orElse(""));
            parsedTo = known;
        }
        return known;
    }

    public Optional<NameAddr> contact() {
        return header("Contact").map(NameAddr::parse);
    }

    public List<NameAddr> addresses(String name) {
        return values(name).stream().map(NameAddr::parse).toList();
    }

    /** The media type of the body in lower case without parameters, or the empty string. */
    public String contentType() {
        return header("Content-Type")
                .map(t -> t.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .orElse("");
    }

    /** Begins a changed copy. */
    public SipEdit edit() {
        return new SipEdit(this);
    }

    /** A copy in which this header has this value, at its old place or at the end; further ones of the name are gone. */
    public SipText with(String name, String value) {
        return edit().set(name, value).done();
    }

    /** A copy without this header. */
    public SipText without(String name) {
        return edit().remove(name).done();
    }

    /** A copy with this body and the Content-Type and Content-Length that belong to it. */
    public SipText withBody(String contentType, byte[] newBody) {
        return edit().body(contentType, newBody).done();
    }

    /** A copy with another start line. */
    public SipText withStartLine(String startLine) {
        return edit().startLine(startLine).done();
    }

    /**
     * A response to this request (RFC 3261 §8.2.6): Via, From, To, Call-ID and CSeq as written, Record-Route where the
     * response may make a dialog (§12.1.1), Content-Length 0.
     *
     * @param toTag added to a To that has none; the empty string adds nothing (as in 100)
     */
    public SipText answer(int status, String reason, String toTag) {
        return Answers.to(this, status, reason, toTag);
    }

    @Override
    public String toString() {
        return text();
    }
}
