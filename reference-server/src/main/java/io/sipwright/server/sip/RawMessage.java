package io.sipwright.server.sip;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A message cut into start line, header fields and body, before any of it is understood (RFC 3261 §7). Cutting never
 * fails, so that even bad bytes can be answered; {@link #framing} says what is wrong with the cut.
 */
record RawMessage(String startLine, List<RawHeader> headers, byte[] body, Framing framing) {
    /** Header sections beyond this are refused: JAIN-SIP's parser needs quadratic time. */
    static final int HEADER_LIMIT = 16 * 1024;

    /** How the header section ended. */
    enum Framing {
        WHOLE,
        BARE_LINE_END,
        NO_EMPTY_LINE,
        NOT_UTF8,
        TOO_LONG
    }

    static RawMessage cut(byte[] bytes) {
        int start = skipEmptyLines(bytes);
        int end = HeaderSection.end(bytes, start);
        boolean ended = end >= 0;
        int stop = ended ? end : Math.min(bytes.length, start + HEADER_LIMIT);
        String head = new String(bytes, start, stop - start, StandardCharsets.ISO_8859_1);
        Framing framing = Framing.WHOLE;
        if (!ended) {
            framing = bytes.length - start > HEADER_LIMIT ? Framing.TOO_LONG : Framing.NO_EMPTY_LINE;
        } else if (HeaderSection.hasBareLineEnd(head)) {
            framing = Framing.BARE_LINE_END;
        }
        Optional<String> utf8 = utf8(bytes, start, stop);
        if (utf8.isEmpty() && framing == Framing.WHOLE) {
            framing = Framing.NOT_UTF8;
        }
        byte[] body = ended ? Arrays.copyOfRange(bytes, end, bytes.length) : new byte[0];
        return of(utf8.orElse(head), body, framing);
    }

    private static RawMessage of(String head, byte[] body, Framing framing) {
        List<RawHeader> headers = new ArrayList<>();
        List<String> lines = HeaderSection.unfold(head);
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            String name = colon < 0 ? "" : line.substring(0, colon).strip();
            headers.add(RawHeader.of(name, line.substring(colon + 1).strip()));
        }
        return new RawMessage(lines.get(0), List.copyOf(headers), body, framing);
    }

    /** The values of all headers with this long, lower-case name. */
    List<String> values(String key) {
        List<String> values = new ArrayList<>(2);
        for (RawHeader header : headers) {
            if (header.key().equals(key)) {
                values.add(header.value());
            }
        }
        return values;
    }

    /** RFC 3261 §7.5: empty lines before the start line are ignored. */
    private static int skipEmptyLines(byte[] bytes) {
        int at = 0;
        while (at < bytes.length && (bytes[at] == '\r' || bytes[at] == '\n')) {
            at++;
        }
        return at;
    }

    private static Optional<String> utf8(byte[] bytes, int from, int to) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
