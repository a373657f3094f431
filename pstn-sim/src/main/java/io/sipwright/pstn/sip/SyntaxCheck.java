package io.sipwright.pstn.sip;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Lists the violations of RFC 3261 in a message, with place and rule. */
final class SyntaxCheck {
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9\\-.!%*_+`'~]+");
    private static final Pattern CSEQ = Pattern.compile("(\\d+)\\s+" + TOKEN);
    private static final String WORD = "[A-Za-z0-9\\-.!%*_+`'~]+";
    private static final String QUOTED = "\"(?:[^\"\\\\]|\\\\.)*\"";
    private static final String URI = "[A-Za-z][A-Za-z0-9+.\\-]*:[^<>\"\\s";
    private static final Pattern CONTACT = Pattern.compile(
            "(?:(?:" + QUOTED + "|(?:" + WORD + "\\s+)*(?:" + WORD + ")?)\\s*<\\s*"
                    + URI + "]+\\s*>|" + URI + ";,?]+)"
                    + "(?:\\s*;\\s*" + WORD + "(?:\\s*=\\s*(?:" + QUOTED + "|\\[[0-9A-Fa-f:.]+]|" + WORD + "))?)*",
            Pattern.DOTALL);
    private static final Pattern BARE = Pattern.compile("(?<!\\r)\\n|\\r(?!\\n)");
    private static final List<String> ONCE =
            List.of("From", "To", "Call-ID", "CSeq", "Max-Forwards", "Content-Length", "Content-Type", "Expires");

    private final SipText message;
    private final List<Problem> found = new ArrayList<>();

    private SyntaxCheck(SipText message) {
        this.message = message;
    }

    static List<Problem> problems(SipText message) {
        SyntaxCheck check = new SyntaxCheck(message);
        check.startLine();
        check.headerLines();
        check.mandatory();
        check.once();
        check.cseq();
        check.contacts();
        check.contentLength();
        return List.copyOf(check.found);
    }

    private void startLine() {
        StartLine start = message.start();
        if (!start.isRequest() && !start.isResponse()) {
            add("start line", "RFC 3261 §7", "neither a request line nor a status line");
        } else if (!message.startLine().contains("SIP/2.0")) {
            add("start line", "RFC 3261 §7.1", "the version is not SIP/2.0");
        } else if (start.isRequest() && !message.startLine().matches("\\S+ \\S+ \\S+")) {
            add("start line", "RFC 3261 §7.1", "the parts are not separated by exactly one space each");
        }
        lineEnd("start line", message.rawStart());
        if (message.separator().isEmpty()) {
            add("end of headers", "RFC 3261 §7", "the empty line after the headers is missing");
        }
    }

    private void headerLines() {
        int number = 2;
        for (HeaderLine line : message.lines()) {
            String place = "line " + number;
            if (line.raw().indexOf(':') < 0) {
                add(place, "RFC 3261 §7.3.1", "a header without a colon");
            } else if (!TOKEN.matcher(line.name()).matches()) {
                add(place, "RFC 3261 §25.1", "the header name \"" + line.name() + "\" is no token");
            }
            if (!isUtf8(line.raw().getBytes(StandardCharsets.ISO_8859_1))) {
                add(place, "RFC 3261 §7", "not UTF-8");
            }
            lineEnd(place, line.raw());
            number += (int) line.raw().chars().filter(c -> c == '\n').count();
        }
    }

    private void lineEnd(String place, String raw) {
        if (BARE.matcher(raw).find() || !raw.endsWith("\r\n")) {
            add(place, "RFC 3261 §7", "a line does not end with CRLF");
        }
    }

    private void mandatory() {
        List<String> names = new ArrayList<>(List.of("Via", "From", "To", "Call-ID", "CSeq"));
        if (message.isRequest()) {
            names.add("Max-Forwards");
        }
        for (String name : names) {
            if (message.header(name).filter(v -> !v.isEmpty()).isEmpty()) {
                add(name, "RFC 3261 §8.1.1", "the header is missing or empty");
            }
        }
        if (message.from().tag().isEmpty() && message.header("From").isPresent()) {
            add("From", "RFC 3261 §8.1.1.3", "no tag");
        }
    }

    private void once() {
        for (String name : ONCE) {
            if (message.headers(name).size() > 1) {
                add(name, "RFC 3261 §7.3.1", "the header occurs more than once");
            }
        }
    }

    private void cseq() {
        if (message.header("CSeq").isEmpty()) {
            return;
        }
        String value = message.headers("CSeq").get(0);
        if (!CSEQ.matcher(value).matches() || message.cseqNumber() < 0 || message.cseqNumber() >= 1L << 31) {
            add("CSeq", "RFC 3261 §8.1.1.5", "\"" + value + "\" is not a number below 2^31 and a method");
        } else if (message.isRequest() && !message.cseqMethod().equals(message.method())) {
            add("CSeq", "RFC 3261 §8.1.1.5", "its method is not the one of the request line");
        }
    }

    /**
     * A display name is tokens or a quoted string; other text beside it or between values makes the whole header
     * invalid.
     */
    private void contacts() {
        for (String value : message.values("Contact")) {
            if (!value.strip().equals("*") && !CONTACT.matcher(value.strip()).matches()) {
                add("Contact", "RFC 3261 §25.1", "\"" + value.strip() + "\" is no contact-param");
            }
        }
    }

    private void contentLength() {
        for (String value : message.headers("Content-Length")) {
            if (!value.matches("\\d{1,9}")) {
                add("Content-Length", "RFC 3261 §20.14", "\"" + value + "\" is no length");
            } else if (Integer.parseInt(value) != message.body().length) {
                String what = "says " + value + " but the body has " + message.body().length + " bytes";
                add("Content-Length", "RFC 3261 §18.3", what);
            }
        }
        if (message.body().length > 0 && message.contentType().isEmpty()) {
            add("Content-Type", "RFC 3261 §20.15", "missing although there is a body");
        }
    }

    private void add(String place, String rule, String what) {
        found.add(new Problem(place, rule, what));
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
