package io.sipwright.server.sip;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A message split into start line, header fields and body, before parsing (RFC 3261 §7). Splitting never fails, so that
 * even malformed messages get a response; {@link #framing} says what is wrong.
 *
 * @param charset how the bytes of the header section became text and become bytes again: UTF-8, or ISO 8859-1 where
 *     they are none, which stands for any bytes (RFC 3261 §25.1 wants UTF-8)
 */
record RawMessage(String startLine, List<RawHeader> headers, byte[] body, Framing framing, Charset charset) {
    /** Larger header sections are refused: JAIN-SIP's parser needs quadratic time. */
    static final int HEADER_LIMIT = 16 * 1024;

    /** How the header section ends. */
    enum Framing {
        WHOLE,
        BARE_LINE_END,
        NO_EMPTY_LINE,
        TOO_LONG
    }

    static RawMessage cut(byte[] bytes) {
        int start = skipEmptyLines(bytes);
        HeaderSection.Extent extent = HeaderSection.extent(bytes, start);
        int end = extent.end();
        boolean ended = end >= 0;
        int stop = ended ? end : Math.min(bytes.length, start + HEADER_LIMIT);
        Framing framing = Framing.WHOLE;
        if (!ended) {
            framing = bytes.length - start > HEADER_LIMIT ? Framing.TOO_LONG : Framing.NO_EMPTY_LINE;
        } else if (extent.bareLineEnd()) {
            framing = Framing.BARE_LINE_END;
        }
        String head = new String(bytes, start, stop - start, StandardCharsets.ISO_8859_1);
        Optional<String> utf8 = extent.ascii() ? Optional.of(head) : utf8(bytes, start, stop);
        byte[] body = ended ? Arrays.copyOfRange(bytes, end, bytes.length) : new byte[0];
        Charset charset = utf8.isPresent() ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        List<String> lines = HeaderSection.lines(utf8.orElse(head));
        List<RawHeader> headers = new ArrayList<>(lines.size());
        for (String line : lines.subList(1, lines.size())) {
            headers.add(RawHeader.of(line));
        }
        return new RawMessage(lines.get(0), List.copyOf(headers), body, framing, charset);
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

    /** How many headers have this long, lower-case name. */
    int count(String key) {
        int count = 0;
        for (RawHeader header : headers) {
            count += header.key().equals(key) ? 1 : 0;
        }
        return count;
    }

    /** RFC 3261 §7.5: empty lines before the start line are ignored. */
    private static int skipEmptyLines(byte[] bytes) {
        int at = 0;
        while (at < bytes.length && (bytes[at] == '\r' || bytes[at] == '\n')) {
            at++;
        }
        return at;
    }

    static boolean isAscii(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) >= 128) {
                return false;
            }
        }
        return true;
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
