package io.sipwright.server.sip;

import gov.nist.javax.sip.header.ContentLength;
import gov.nist.javax.sip.header.SIPHeader;
import gov.nist.javax.sip.header.SIPHeaderList;
import gov.nist.javax.sip.message.SIPMessage;
import io.sipwright.server.sip.OriginalText.Line;
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
import java.util.stream.Collectors;

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

    /** A line and its position. */
    private record Placed(int position, byte[] bytes) {}

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
                place(List.copyOf(list), header.getName());
            } else if (!(header instanceof ContentLength)) {
                place(List.of(header), header.getName());
            }
        }
        for (ListIterator<String> unparsed = message.getUnrecognizedHeaders(); unparsed.hasNext(); ) {
            String line = unparsed.next();
            Optional<Value> known = next(line);
            lines.add(new Placed(
                    known.map(value -> value.line().position()).orElse(AT_THE_END),
                    known.map(value -> value.line().bytes()).orElseGet(() -> bytes(line))));
        }
        placeContentLength(body.length);
        lines.sort(Comparator.comparingInt(Placed::position));
        return joined(original.startLine(OriginalText.encodedStart(message)), body);
    }

    /** All headers of one name: their order is kept, whatever lines they came in. */
    private void place(List<? extends SIPHeader> headers, String name) {
        String key = RawHeader.key(name);
        List<String> encoded = new ArrayList<>(headers.size());
        for (SIPHeader header : headers) {
            encoded.add(OriginalText.encoded(header));
        }
        int position = original.firstLine(key).orElse(AT_THE_END);
        boolean via = key.equals("via");
        int at = 0;
        while (at < encoded.size()) {
            Optional<Value> known = next(encoded.get(at));
            int came = known.map(value -> value.line().position()).orElse(0);
            position = via ? position : Math.max(position, came);
            // RFC 3261 §7.3.1 allows a comma list too, but the browsers' parsers expect one Via to a line, and all
            // together
            if (known.isPresent() && !via && isWhole(known.get(), encoded, at)) {
                Line line = known.get().line();
                lines.add(new Placed(position, line.bytes()));
                encoded.subList(at + 1, at + line.values()).forEach(this::next);
                at += line.values();
            } else {
                int first = at++;
                while (known.isEmpty() && LISTS.contains(key) && at < encoded.size() && isNew(encoded.get(at))) {
                    next(encoded.get(at++));
                }
                String text = joined(encoded.subList(first, at));
                lines.add(new Placed(position, known.flatMap(Value::alone).orElseGet(() -> bytes(text))));
            }
        }
    }

    private boolean isNew(String encoded) {
        return upcoming(encoded).isEmpty();
    }

    private static String joined(List<String> sameName) {
        String rest = sameName.stream()
                .skip(1)
                .map(line -> ", " + line.substring(line.indexOf(':') + 1).strip())
                .collect(Collectors.joining());
        return sameName.get(0) + rest;
    }

    /** Whether this value is the first of a line whose other values follow, unchanged. */
    private boolean isWhole(Value first, List<String> encoded, int at) {
        int size = first.line().values();
        if (first.index() > 0 || at + size > encoded.size()) {
            return false;
        }
        for (int i = 1; i < size; i++) {
            int index = i;
            boolean follows = upcoming(encoded.get(at + i))
                    .filter(value -> value.line() == first.line() && value.index() == index)
                    .isPresent();
            if (!follows) {
                return false;
            }
        }
        return true;
    }

    /** The original of a header that JAIN-SIP writes like this; equal headers are matched in order. */
    private Optional<Value> next(String encoded) {
        Optional<Value> value = upcoming(encoded);
        used.merge(encoded, 1, Integer::sum);
        return value;
    }

    private Optional<Value> upcoming(String encoded) {
        List<Value> values = original.values(encoded);
        int before = used.getOrDefault(encoded, 0);
        return before < values.size() ? Optional.of(values.get(before)) : Optional.empty();
    }

    private void placeContentLength(int length) {
        byte[] ours = bytes("Content-Length: " + length);
        lines.add(original.contentLength()
                .map(came -> new Placed(
                        came.line().position(),
                        came.length() == length ? came.line().bytes() : ours))
                .orElseGet(() -> new Placed(AT_THE_END, ours)));
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
