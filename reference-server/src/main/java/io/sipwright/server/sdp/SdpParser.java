package io.sipwright.server.sdp;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Text to lines, lines to sections. Attributes that nobody knows pass (SDP-032 · RFC 8866 §5.13). */
final class SdpParser {
    /** One byte is one character, so that text of any charset survives. */
    static final Charset BYTES = StandardCharsets.ISO_8859_1;

    private static final String MANDATORY = "vost";

    private SdpParser() {}

    static SessionDescription parse(byte[] text) throws SdpSyntaxException {
        List<SdpLine> lines = lines(new String(text, BYTES));
        List<SdpLine> session = new ArrayList<>();
        List<MediaDescription> media = new ArrayList<>();
        int at = 0;
        while (at < lines.size() && lines.get(at).type() != 'm') {
            session.add(lines.get(at++));
        }
        requireMandatory(session);
        while (at < lines.size()) {
            int end = endOfMedia(lines, at);
            media.add(new MediaDescription(mediaLine(lines, at), lines.subList(at, end)));
            at = end;
        }
        return new SessionDescription(session, media);
    }

    private static List<SdpLine> lines(String text) throws SdpSyntaxException {
        List<SdpLine> lines = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int feed = text.indexOf('\n', start);
            int next = feed < 0 ? text.length() : feed + 1;
            int end = feed < 0 ? next : feed > start && text.charAt(feed - 1) == '\r' ? feed - 1 : feed;
            lines.add(line(lines.size() + 1, text.substring(start, end), text.substring(end, next)));
            start = next;
        }
        return lines;
    }

    private static SdpLine line(int number, String text, String end) throws SdpSyntaxException {
        if (text.length() < 2 || text.charAt(1) != '=' || !Character.isLetter(text.charAt(0))) {
            throw new SdpSyntaxException(number, "expected <type>=<value>, found '" + text + "' (RFC 8866 §5)");
        }
        return new SdpLine(text.charAt(0), text.substring(2), end);
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

    private static MediaLine mediaLine(List<SdpLine> lines, int at) throws SdpSyntaxException {
        try {
            return MediaLine.parse(lines.get(at).value());
        } catch (IllegalArgumentException e) {
            throw new SdpSyntaxException(at + 1, String.valueOf(e.getMessage()));
        }
    }
}
