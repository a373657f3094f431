package io.sipwright.server.sdp;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Parses text into lines and sections. Unknown attributes are kept (SDP-032 · RFC 8866 §5.13). */
final class SdpParser {
    /** One byte is one character, so that text of any charset survives. */
    static final Charset BYTES = StandardCharsets.ISO_8859_1;

    private static final String MANDATORY = "vost";
    private static final int EXCERPT = 80;

    private final SdpLimits limits;
    private final String text;

    private SdpParser(SdpLimits limits, String text) {
        this.limits = limits;
        this.text = text;
    }

    static SessionDescription parse(byte[] text, SdpLimits limits) throws SdpSyntaxException {
        return new SdpParser(limits, new String(text, BYTES)).parse();
    }

    private SessionDescription parse() throws SdpSyntaxException {
        List<SdpLine> lines = lines();
        List<SdpLine> session = new ArrayList<>();
        List<MediaDescription> media = new ArrayList<>();
        int at = 0;
        while (at < lines.size() && lines.get(at).type() != 'm') {
            session.add(lines.get(at++));
        }
        requireMandatory(session);
        while (at < lines.size()) {
            if (media.size() == limits.sections()) {
                throw SdpSyntaxException.limit(at + 1, limits.sections(), "m= lines");
            }
            int end = endOfMedia(lines, at);
            media.add(new MediaDescription(mediaLine(lines, at), lines.subList(at, end)));
            at = end;
        }
        return new SessionDescription(session, media);
    }

    /** Empty lines after the last one are skipped: RFC 8866 §9 does not allow them, many gateways send them. */
    private List<SdpLine> lines() throws SdpSyntaxException {
        List<SdpLine> lines = new ArrayList<>();
        int stop = endOfText();
        int start = 0;
        while (start < stop) {
            int feed = text.indexOf('\n', start);
            int next = feed < 0 ? text.length() : feed + 1;
            int end = feed < 0 ? next : feed > start && text.charAt(feed - 1) == '\r' ? feed - 1 : feed;
            if (lines.size() == limits.lines()) { // SEC-018
                throw SdpSyntaxException.limit(lines.size() + 1, limits.lines(), "lines");
            }
            lines.add(line(lines.size() + 1, text.substring(start, end), text.substring(end, next)));
            start = next;
        }
        return lines;
    }

    private int endOfText() {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return end;
    }

    private static SdpLine line(int number, String text, String end) throws SdpSyntaxException {
        if (text.indexOf('\r') >= 0 || text.indexOf('\0') >= 0) { // a peer could read the rest as a separate line
            throw new SdpSyntaxException(number, "a bare CR or NUL (RFC 8866 §9, byte-string)");
        }
        if (text.length() < 2 || text.charAt(1) != '=' || !Character.isLetter(text.charAt(0))) {
            throw new SdpSyntaxException(
                    number, "expected <type>=<value>, found '" + excerpt(text) + "' (RFC 8866 §5)");
        }
        return new SdpLine(text.charAt(0), text.substring(2), end);
    }

    private static String excerpt(String text) {
        return text.length() > EXCERPT ? text.substring(0, EXCERPT) + "…" : text;
    }

    private static void requireMandatory(List<SdpLine> session) throws SdpSyntaxException {
        if (session.isEmpty() || !session.get(0).text().equals("v=0")) {
            throw new SdpSyntaxException(1, "expected v=0 (RFC 8866 §5.1)");
        }
        for (char type : MANDATORY.toCharArray()) {
            if (session.stream().noneMatch(line -> line.type() == type)) {
                throw new SdpSyntaxException(
                        session.size(), "the session part lacks its " + type + "= line (RFC 8866 §5)");
            }
        }
    }

    private static int endOfMedia(List<SdpLine> lines, int start) {
        int end = start + 1;
        while (end < lines.size() && lines.get(end).type() != 'm') {
            end++;
        }
        return end;
    }

    private MediaLine mediaLine(List<SdpLine> lines, int at) throws SdpSyntaxException {
        try {
            MediaLine line = MediaLine.parse(lines.get(at).value());
            if (line.formats().size() > limits.formats()) { // SEC-018
                throw SdpSyntaxException.limit(at + 1, limits.formats(), "formats in one m= line");
            }
            return line;
        } catch (IllegalArgumentException e) {
            throw new SdpSyntaxException(at + 1, String.valueOf(e.getMessage()));
        }
    }
}
