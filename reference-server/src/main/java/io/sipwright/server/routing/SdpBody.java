package io.sipwright.server.routing;

import io.sipwright.server.sip.SipElements;
import io.sipwright.server.sip.SipHeaders;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sip.InvalidArgumentException;
import javax.sip.header.ContentDispositionHeader;
import javax.sip.header.ContentEncodingHeader;
import javax.sip.header.ContentTypeHeader;
import javax.sip.message.Message;

/**
 * The session description in a message's body: the whole body, or one part of a multipart body (RFC 5621 §3.1, RFC 2046
 * §5.1). Immutable; reads the body once.
 */
final class SdpBody {
    private static final int PART_LIMIT = 32;
    private static final int DEPTH_LIMIT = 4;
    private static final Pattern BOUNDARY =
            Pattern.compile(";\\s*boundary\\s*=\\s*(?:\"([^\"]+)\"|([^\\s;\"]+))", Pattern.CASE_INSENSITIVE);
    private static final Pattern REQUIRED =
            Pattern.compile(";\\s*handling\\s*=\\s*\"?required\\b", Pattern.CASE_INSENSITIVE);

    /** The body with one character per byte, so that indexes are the same. */
    private final String body;

    private final Part description;
    private final List<Part> others;

    private SdpBody(String body, Part description, List<Part> others) {
        this.body = body;
        this.description = description;
        this.others = others;
    }

    /**
     * The SDP of the message; empty if its body has none. A multipart body that cannot be read may have one, and so may a body without
     * Content-Type (RFC 3261 §20.15): they count as encoded.
     */
    static Optional<SdpBody> of(Message message) {
        String body = new String(SipHeaders.body(message), StandardCharsets.ISO_8859_1);
        if (body.isEmpty()) {
            return Optional.empty();
        }
        Part whole = new Part(
                SipHeaders.value(message, ContentTypeHeader.NAME).orElse(""),
                SipHeaders.value(message, ContentDispositionHeader.NAME).orElse(""),
                SipHeaders.value(message, ContentEncodingHeader.NAME).orElse(""),
                0,
                body.length());
        if (!whole.isMultipart()) {
            return whole.alone().map(found -> new SdpBody(body, found, List.of()));
        }
        List<Part> leaves = new ArrayList<>();
        collect(body, whole, DEPTH_LIMIT, leaves);
        return leaves.stream()
                .filter(Part::describesSession)
                .findFirst()
                .or(() -> leaves.stream().filter(Part::isMultipart).findFirst())
                .map(found -> {
                    leaves.remove(found);
                    return new SdpBody(body, found, leaves);
                });
    }

    /**
     * Whether the description is compressed or otherwise encoded, so that it cannot be read (RFC 3261 §20.12), or stands
     * in a multipart body that cannot be taken apart, or is one of several.
     */
    boolean encoded() {
        return !description.encoding().isEmpty() || others.stream().anyMatch(Part::describesSession);
    }

    /** The description, its last line ended (RFC 8866 §5). */
    byte[] sdp() {
        String text = description.in(body);
        return bytes(text.endsWith("\n") ? text : text + "\r\n");
    }

    /**
     * Replaces the SDP. The same text changes nothing.
     *
     * @param message the message that this was read from, or a copy of it
     * @param forBrowser whether a browser receives it: its libraries read no multipart body, so the description then
     *     stands alone, unless another part must be understood (RFC 5621 §3.1, RFC 3261 §20.11)
     */
    void replace(Message message, byte[] sdp, boolean forBrowser) {
        boolean alone = isWholeBody() || forBrowser && others.stream().noneMatch(Part::required);
        if (Arrays.equals(sdp, sdp()) && (alone == isWholeBody())) {
            return;
        }
        if (isWholeBody()) {
            content(message, (ContentTypeHeader) message.getHeader(ContentTypeHeader.NAME), sdp);
        } else if (alone) {
            message.removeHeader(ContentDispositionHeader.NAME);
            if (!description.disposition().isEmpty()) {
                message.setHeader(SipElements.header(ContentDispositionHeader.NAME, description.disposition()));
            }
            content(message, (ContentTypeHeader) SipElements.header(ContentTypeHeader.NAME, "application/sdp"), sdp);
        } else {
            content(message, (ContentTypeHeader) message.getHeader(ContentTypeHeader.NAME), spliced(sdp));
        }
    }

    private boolean isWholeBody() {
        return description.from() == 0 && description.to() == body.length();
    }

    private byte[] spliced(byte[] sdp) {
        return bytes(body.substring(0, description.from())
                + new String(sdp, StandardCharsets.ISO_8859_1)
                + body.substring(description.to()));
    }

    private static void content(Message message, ContentTypeHeader type, byte[] content) {
        try {
            message.setContent(content, type);
            message.getContentLength().setContentLength(content.length);
        } catch (ParseException | InvalidArgumentException never) {
            throw new IllegalStateException(never);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Leaves are parts that are no multipart, and multipart bodies that cannot be taken apart (F28). */
    private static void collect(String body, Part part, int depth, List<Part> leaves) {
        if (!part.isMultipart()) {
            leaves.add(part);
            return;
        }
        Matcher boundary = BOUNDARY.matcher(part.type());
        List<Part> inner = List.of();
        if (part.encoding().isEmpty() && depth > 0 && boundary.find()) {
            String delimiter = "--" + (boundary.group(1) == null ? boundary.group(2) : boundary.group(1));
            inner = parts(body, part, delimiter);
        }
        if (inner.isEmpty() || inner.size() > PART_LIMIT) {
            leaves.add(part.unreadable());
        } else {
            inner.forEach(one -> collect(body, one, depth - 1, leaves));
        }
    }

    /** RFC 2046 §5.1.1: the line end in front of a delimiter belongs to the delimiter. */
    private static List<Part> parts(String body, Part whole, String delimiter) {
        String text = whole.in(body);
        List<Part> parts = new ArrayList<>();
        int start = -1;
        int at = delimiter(text, delimiter, 0);
        while (at >= 0 && parts.size() <= PART_LIMIT) {
            if (start >= 0) {
                parts.add(
                        Part.read(body, whole.from() + start, whole.from() + Math.max(start, beforeLineEnd(text, at))));
            }
            int lineEnd = text.indexOf('\n', at);
            boolean last = text.startsWith("--", at + delimiter.length());
            if (last || lineEnd < 0) {
                break;
            }
            start = lineEnd + 1;
            at = delimiter(text, delimiter, start);
        }
        return parts;
    }

    private static int delimiter(String text, String delimiter, int from) {
        int at = text.indexOf(delimiter, from);
        while (at >= 0 && !isDelimiter(text, at, delimiter)) {
            at = text.indexOf(delimiter, at + 1);
        }
        return at;
    }

    /** At the start of a line, and followed by its end, by white space or by the two hyphens that close the body. */
    private static boolean isDelimiter(String text, int at, String delimiter) {
        int after = at + delimiter.length();
        return (at == 0 || text.charAt(at - 1) == '\n')
                && (after >= text.length()
                        || " \t\r\n".indexOf(text.charAt(after)) >= 0
                        || text.startsWith("--", after));
    }

    private static int beforeLineEnd(String text, int at) {
        int end = at > 0 && text.charAt(at - 1) == '\n' ? at - 1 : at;
        return end > 0 && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    /**
     * One part of the body, or the whole.
     *
     * @param type the value of Content-Type
     * @param disposition the value of Content-Disposition, or empty
     * @param encoding Content-Encoding or Content-Transfer-Encoding that is none of the identities, or empty
     * @param from index of its first byte in the body
     * @param to index behind its last byte
     */
    private record Part(String type, String disposition, String encoding, int from, int to) {
        private static final Pattern EMPTY_LINE = Pattern.compile("(?:^|\\r?\\n)\\r?\\n");
        private static final Pattern FOLD = Pattern.compile("\\r?\\n[ \\t]+");
        private static final List<String> IDENTITIES = List.of("identity", "binary", "8bit", "7bit");

        Part {
            encoding = IDENTITIES.contains(encoding.strip().toLowerCase(Locale.ROOT)) ? "" : encoding.strip();
        }

        /** From the header lines of a part and what follows them (RFC 2046 §5.1). */
        static Part read(String body, int from, int to) {
            String text = body.substring(from, to);
            Matcher empty = EMPTY_LINE.matcher(text);
            boolean found = empty.find();
            String head = found ? text.substring(0, empty.start()) : text;
            String encoding = header(head, "content-encoding");
            return new Part(
                    header(head, "content-type"),
                    header(head, "content-disposition"),
                    encoding.isEmpty() ? header(head, "content-transfer-encoding") : encoding,
                    found ? from + empty.end() : to,
                    to);
        }

        private static String header(String head, String name) {
            return FOLD.matcher(head)
                    .replaceAll(" ")
                    .lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).matches(name + "[ \\t]*:.*"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("");
        }

        /** The same, to be answered like an encoded one. */
        Part unreadable() {
            return new Part(type, disposition, "unreadable", from, to);
        }

        boolean isMultipart() {
            return mediaType().startsWith("multipart/");
        }

        /** As the whole body: browsers take SDP as the session's, whatever its disposition. */
        Optional<Part> alone() {
            Part found = type.isBlank() ? unreadable() : this;
            return type.isBlank() || isDescription() ? Optional.of(found) : Optional.empty();
        }

        private boolean isDescription() {
            return mediaType().equals("application/sdp");
        }

        /** The description of an early session is not the session's (RFC 3959 §3). */
        boolean describesSession() {
            String kind = firstToken(disposition);
            return isDescription() && (kind.isEmpty() || kind.equals("session"));
        }

        boolean required() {
            return !isDescription() && REQUIRED.matcher(disposition).find();
        }

        String in(String body) {
            return body.substring(from, to);
        }

        private String mediaType() {
            return firstToken(type);
        }

        private static String firstToken(String value) {
            int end = value.indexOf(';');
            return (end < 0 ? value : value.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        }
    }
}
