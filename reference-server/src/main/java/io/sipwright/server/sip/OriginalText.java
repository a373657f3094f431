package io.sipwright.server.sip;

import gov.nist.javax.sip.header.CSeq;
import gov.nist.javax.sip.header.SIPHeader;
import gov.nist.javax.sip.header.SIPHeaderList;
import gov.nist.javax.sip.message.SIPMessage;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The original bytes of a message's header lines, kept beside JAIN-SIP's message so that unchanged headers are
 * forwarded byte for byte (RFC 3261 §16.3 item 1, §16.6 step 1). A header of a kind that the server changes in place is
 * unchanged if JAIN-SIP's text for it is the same as on arrival; all others are replaced and never changed, so the
 * parsed object itself stands for its bytes ({@link MessageCopy}). Copies of a message share this; it does not change
 * once the message has been parsed.
 */
final class OriginalText {
    /** Each thread writes its lines into the same buffer; a long one grows it, to no more than the longest header. */
    private static final ThreadLocal<StringBuilder> LINES = ThreadLocal.withInitial(StringBuilder::new);

    /** With assertions on, the text of every header is kept, to see that none is changed in place. */
    private static final boolean CHECKED = OriginalText.class.desiredAssertionStatus();

    private static final OriginalText NONE = new OriginalText(StandardCharsets.UTF_8);

    private final Charset charset;
    private final Map<String, List<Value>> byText = new HashMap<>();
    private final List<Parsed> parsed = new ArrayList<>();
    private final Map<String, Integer> firstLines = new HashMap<>();
    private String startLine = "";
    private byte[] startLineBytes = new byte[0];
    private Optional<ContentLength> contentLength = Optional.empty();

    /** @param charset in which the header section was read, and is written where no original bytes are used */
    OriginalText(Charset charset) {
        this.charset = charset;
    }

    /**
     * A line of the header section.
     *
     * @param position among all header lines, from 0
     * @param values how many it holds
     * @param bytes without its line end; folds are kept
     */
    record Line(int position, int values, byte[] bytes) {}

    /**
     * One value of a line.
     *
     * @param index within its line
     * @param alone name and value as a line of its own; empty where the line could not be cut as JAIN-SIP cuts it
     */
    record Value(Line line, int index, Optional<byte[]> alone) {}

    /** A header object that is never changed, and the value that it was read from. */
    private record Parsed(SIPHeader header, Value value, String text) {}

    /** The Content-Length line and what it says. */
    record ContentLength(Line line, int length) {}

    /** The original text of a message; empty for our own messages. */
    static OriginalText of(SIPMessage message) {
        return message.getApplicationData() instanceof OriginalText known ? known : NONE;
    }

    void keepWith(SIPMessage message) {
        message.setApplicationData(this);
    }

    /** This text, and the values of another message, for a message whose headers come from both. */
    OriginalText and(OriginalText other) {
        OriginalText both = new OriginalText(charset);
        if (other != this) {
            both.byText.putAll(other.byText);
            both.parsed.addAll(other.parsed);
        }
        both.byText.putAll(byText);
        both.parsed.addAll(0, parsed);
        both.firstLines.putAll(firstLines);
        return both;
    }

    void startLine(String encoded, String text) {
        startLine = encoded;
        startLineBytes = text.getBytes(charset);
    }

    void contentLength(int position, RawHeader header, int length) {
        Line line = new Line(position, 1, header.line().getBytes(charset));
        contentLength = Optional.of(new ContentLength(line, length));
    }

    void unparsed(int position, RawHeader header, String text) {
        Line line = new Line(position, 1, header.line().getBytes(charset));
        put(text, new Value(line, 0, Optional.of(line.bytes())));
    }

    void header(int position, RawHeader header, SIPHeader read) {
        firstLines.putIfAbsent(header.key(), position);
        List<? extends SIPHeader> parts = read instanceof SIPHeaderList<?> list ? list : List.of(read);
        Line line = new Line(position, parts.size(), header.line().getBytes(charset));
        if (parts.size() == 1) {
            keep(parts.get(0), new Value(line, 0, Optional.of(line.bytes())));
            return;
        }
        List<String> texts = CommaList.of(header.value());
        for (int i = 0; i < parts.size(); i++) {
            Optional<byte[]> alone = texts.size() == parts.size()
                    ? Optional.of((header.name() + ": " + texts.get(i)).getBytes(charset))
                    : Optional.empty();
            keep(parts.get(i), new Value(line, i, alone));
        }
    }

    private void keep(SIPHeader header, Value value) {
        if (MessageCopy.isChangedInPlace(header)) {
            put(encoded(header), value);
        } else {
            parsed.add(new Parsed(header, value, CHECKED ? encoded(header) : ""));
        }
    }

    private void put(String text, Value value) {
        byText.computeIfAbsent(text, key -> new ArrayList<>(1)).add(value);
    }

    Charset charset() {
        return charset;
    }

    /** The first line as received, if it is unchanged. */
    byte[] startLine(String encoded) {
        return encoded.equals(startLine) ? startLineBytes : encoded.getBytes(charset);
    }

    Optional<ContentLength> contentLength() {
        return contentLength;
    }

    /** Where the first header of this name stood. */
    Optional<Integer> firstLine(String key) {
        return Optional.ofNullable(firstLines.get(key));
    }

    /**
     * What this very header object was read from.
     *
     * @param from where to begin to look: headers mostly leave in the order in which they came
     * @return its index among the headers that are never changed, or -1
     */
    int indexOf(SIPHeader header, int from) {
        int size = parsed.size();
        for (int i = 0; i < size; i++) {
            int at = from + i < size ? from + i : from + i - size;
            if (parsed.get(at).header() == header) {
                assert encoded(header).equals(parsed.get(at).text()) : "changed in place: " + header;
                return at;
            }
        }
        return -1;
    }

    Value value(int index) {
        return parsed.get(index).value();
    }

    /** The values that JAIN-SIP writes like this, in the order in which they came. */
    List<Value> values(String text) {
        return byText.getOrDefault(text, List.of());
    }

    /** The texts of the headers of this name that are known by their objects, for a message that has copies of them. */
    Map<String, List<Value>> texts(String key) {
        Map<String, List<Value>> texts = new HashMap<>();
        for (Parsed one : parsed) {
            if (RawHeader.key(one.header().getName()).equals(key)) {
                texts.computeIfAbsent(encoded(one.header()), text -> new ArrayList<>(1))
                        .add(one.value());
            }
        }
        return texts;
    }

    /** One header as JAIN-SIP writes it, without its line end; but the method in CSeq keeps its case. */
    static String encoded(SIPHeader header) {
        if (header instanceof CSeq cseq) {
            return "CSeq: " + cseq.getSeqNumber() + " " + cseq.getMethod(); // RFC 3261 §7.1, §8.1.1.5
        }
        StringBuilder line = LINES.get();
        line.setLength(0);
        header.encode(line);
        int length = line.length();
        boolean ended = length >= 2 && line.charAt(length - 1) == '\n' && line.charAt(length - 2) == '\r';
        return ended ? line.substring(0, length - 2) : line.toString();
    }

    /** The first line as JAIN-SIP writes it, without its line end. */
    static String encodedStart(SIPMessage message) {
        String line = message.getFirstLine();
        return line.endsWith("\r\n") ? line.substring(0, line.length() - 2) : line;
    }
}
