package io.sipwright.server.sip;

import gov.nist.javax.sip.header.ContentLength;
import gov.nist.javax.sip.header.SIPHeader;
import gov.nist.javax.sip.header.SIPHeaderList;
import gov.nist.javax.sip.message.SIPMessage;
import io.sipwright.server.sip.OriginalText.Value;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A message as bytes. Unchanged parts are written as received and in their place, see {@link OriginalText}; the rest as
 * JAIN-SIP encodes it, line by line. JAIN-SIP's own encoder of messages is not used: it writes the header in the body's
 * character set, changes the top Via and re-orders headers.
 */
final class WireText {
    private static final byte[] LINE_END = {'\r', '\n'};
    /** SEC-005: each of these is written on one line, so that a response to an unknown sender stays small. */
    private static final Set<String> LISTS = Set.of("allow", "supported", "unsupported");

    private static final int AT_THE_END = Integer.MAX_VALUE;

    private final OriginalText original;
    private final List<Placed> lines = new ArrayList<>();
    private final Map<String, Integer> used = new HashMap<>();
    /** The header that is expected next. */
    private int next;

    /** A line and its position. */
    private record Placed(int position, byte[] bytes) {}

    /**
     * A header and what it was read from.
     *
     * @param value null if it is new or was changed
     * @param text as JAIN-SIP writes it; null where that is not known yet
     */
    private record Known(@Nullable Value value, @Nullable String text) {}

    private WireText(OriginalText original) {
        this.original = original;
    }

    static byte[] of(SIPMessage message) {
        return new WireText(OriginalText.of(message)).write(message);
    }

    private byte[] write(SIPMessage message) {
        byte[] body = SipHeaders.body(message);
        for (Iterator<SIPHeader> headers = message.getHeaders(); headers.hasNext(); ) {
            SIPHeader header = headers.next();
            if (header instanceof SIPHeaderList<?> list) {
                place(list, header.getName());
            } else if (!(header instanceof ContentLength)) {
                place(List.of(header), header.getName());
            }
        }
        for (ListIterator<String> unparsed = message.getUnrecognizedHeaders(); unparsed.hasNext(); ) {
            String line = unparsed.next();
            Value known = byText(line, Map.of()).value();
            lines.add(
                    known == null
                            ? new Placed(AT_THE_END, bytes(line))
                            : new Placed(known.line().position(), known.line().bytes()));
        }
        placeContentLength(body.length);
        lines.sort(Comparator.comparingInt(Placed::position));
        return joined(original.startLine(OriginalText.encodedStart(message)), body);
    }

    /** All headers of one name: their order is kept, whatever lines they came in. */
    private void place(List<? extends SIPHeader> headers, String name) {
        String key = RawHeader.key(name);
        List<Known> known = new ArrayList<>(headers.size());
        Map<String, List<Value>> copies = Map.of();
        boolean looked = false;
        for (SIPHeader header : headers) {
            Known each = byObject(header);
            if (each == null && !looked) {
                looked = true;
                copies = MessageCopy.isChangedInPlace(header) ? Map.of() : original.texts(key);
            }
            known.add(each == null ? byText(OriginalText.encoded(header), copies) : each);
        }
        int position = original.firstLine(key).orElse(AT_THE_END);
        boolean via = key.equals("via");
        int at = 0;
        while (at < known.size()) {
            Value value = known.get(at).value();
            position = via || value == null
                    ? position
                    : Math.max(position, value.line().position());
            // RFC 3261 §7.3.1 allows a comma list too, but the browsers' parsers expect one Via to a line, and all
            // together
            if (value != null && !via && isWhole(value, known, at)) {
                lines.add(new Placed(position, value.line().bytes()));
                at += value.line().values();
            } else {
                int first = at++;
                while (value == null
                        && LISTS.contains(key)
                        && at < known.size()
                        && known.get(at).value() == null) {
                    at++;
                }
                lines.add(new Placed(position, bytes(headers, known, first, at)));
            }
        }
    }

    /** Headers of one name on a line of their own. */
    private byte[] bytes(List<? extends SIPHeader> headers, List<Known> known, int from, int to) {
        Value value = known.get(from).value();
        if (value != null && value.alone().isPresent()) {
            return value.alone().get();
        }
        StringBuilder line = new StringBuilder(text(headers, known, from));
        for (int i = from + 1; i < to; i++) {
            String more = text(headers, known, i);
            line.append(", ").append(more.substring(more.indexOf(':') + 1).strip());
        }
        return bytes(line.toString());
    }

    private static String text(List<? extends SIPHeader> headers, List<Known> known, int at) {
        String text = known.get(at).text();
        return text == null ? OriginalText.encoded(headers.get(at)) : text;
    }

    /** Whether this value is the first of a line whose other values follow, unchanged. */
    private static boolean isWhole(Value first, List<Known> known, int at) {
        int size = first.line().values();
        if (first.index() > 0 || at + size > known.size()) {
            return false;
        }
        for (int i = 1; i < size; i++) {
            Value value = known.get(at + i).value();
            if (value == null || value.line() != first.line() || value.index() != i) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Known byObject(SIPHeader header) {
        int index = original.indexOf(header, next);
        if (index < 0) {
            return null;
        }
        next = index + 1;
        return new Known(original.value(index), null);
    }

    /** The original of a header that JAIN-SIP writes like this; equal headers are matched in order. */
    private Known byText(String text, Map<String, List<Value>> copies) {
        List<Value> values = copies.isEmpty() ? original.values(text) : copies.getOrDefault(text, List.of());
        int before = used.getOrDefault(text, 0);
        used.put(text, before + 1);
        return new Known(before < values.size() ? values.get(before) : null, text);
    }

    private void placeContentLength(int length) {
        Optional<OriginalText.ContentLength> came = original.contentLength();
        int position = came.map(known -> known.line().position()).orElse(AT_THE_END);
        byte[] line = came.filter(known -> known.length() == length)
                .map(known -> known.line().bytes())
                .orElseGet(() -> bytes("Content-Length: " + length));
        lines.add(new Placed(position, line));
    }

    private byte[] joined(byte[] startLine, byte[] body) {
        int length = startLine.length + 2 * LINE_END.length + body.length;
        for (Placed line : lines) {
            length += line.bytes().length + LINE_END.length;
        }
        ByteBuffer all = ByteBuffer.allocate(length);
        all.put(startLine).put(LINE_END);
        for (Placed line : lines) {
            all.put(line.bytes()).put(LINE_END);
        }
        return all.put(LINE_END).put(body).array();
    }

    private byte[] bytes(String text) {
        return text.getBytes(original.charset());
    }
}
