package io.sipwright.server.sip;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A request line or a status line (RFC 3261 §7.1, §7.2). */
sealed interface StartLine {
    /** What a token may hold beside letters and digits (RFC 3261 §25.1). */
    String TOKEN_MARKS = "-.!%*_+`'~";

    Pattern STATUS = Pattern.compile("(SIP/\\d+\\.\\d+) (\\d{3}) (.*)", Pattern.CASE_INSENSITIVE);
    Pattern VERSION = Pattern.compile("SIP/\\d+\\.\\d+", Pattern.CASE_INSENSITIVE);
    String SUPPORTED = "SIP/2.0";

    /** A request line; the URI is not parsed yet. */
    record RequestLine(String method, String uri) implements StartLine {
        @Override
        public String text() {
            return method + " " + uri + " " + SUPPORTED;
        }
    }

    /** A status line. */
    record StatusLine(int status, String reason) implements StartLine {
        @Override
        public String text() {
            return SUPPORTED + " " + status + " " + reason;
        }
    }

    String text();

    /** Whether this is a token (RFC 3261 §25.1). */
    static boolean isToken(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            boolean alphanumeric = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!alphanumeric && TOKEN_MARKS.indexOf(c) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    static StartLine parse(String line) throws BadMessageException {
        return line.regionMatches(true, 0, "SIP/", 0, 4) ? status(line) : request(line);
    }

    private static StartLine request(String line) throws BadMessageException {
        int first = line.indexOf(' ');
        int second = line.indexOf(' ', first + 1);
        boolean three = first >= 0 && second > first + 1 && line.indexOf(' ', second + 1) < 0;
        if (!three || !isToken(line.substring(0, first))) {
            throw new BadMessageException(400, "Bad request line: not method, URI and version (RFC 3261 §7.1)");
        }
        String version = line.substring(second + 1);
        if (!version.equalsIgnoreCase(SUPPORTED)) {
            throw VERSION.matcher(version).matches()
                    ? new BadMessageException(505, "Version Not Supported") // TOR-029 · RFC 3261 §21.5.6
                    : new BadMessageException(400, "Bad request line: no SIP version (RFC 3261 §7.1)");
        }
        String uri = line.substring(first + 1, second);
        if (uri.startsWith("<")) {
            throw new BadMessageException(
                    400, "Bad Request-URI: angle brackets (RFC 3261 §7.1)"); // TOR-020 · RFC 3261 §7.1
        }
        if (hasBareIpv6(uri)) {
            throw new BadMessageException(
                    400, "Bad Request-URI: IPv6 address without brackets (RFC 3261 §25.1)"); // TOR-051
        }
        return new RequestLine(line.substring(0, first), uri);
    }

    /** More than one colon in host and port of a SIP URI (RFC 5118 §4.2). */
    private static boolean hasBareIpv6(String uri) {
        int scheme = uri.indexOf(':');
        boolean sip = scheme > 0
                && (uri.substring(0, scheme).equalsIgnoreCase("sip")
                        || uri.substring(0, scheme).equalsIgnoreCase("sips"));
        int colons = 0;
        for (int at = Math.max(scheme, uri.lastIndexOf('@')) + 1; sip && at < uri.length(); at++) {
            char c = uri.charAt(at);
            if (c == ';' || c == '?' || c == '[') {
                break;
            }
            colons += c == ':' ? 1 : 0;
        }
        return colons > 1;
    }

    private static StartLine status(String line) throws BadMessageException {
        Matcher matcher = STATUS.matcher(line);
        if (!matcher.matches() || !matcher.group(1).equalsIgnoreCase(SUPPORTED)) {
            throw new BadMessageException(0, "bad status line (RFC 3261 §7.2)");
        }
        int status = Integer.parseInt(matcher.group(2));
        if (status < 100 || status > 699) {
            throw new BadMessageException(0, "status " + status + " (RFC 3261 §7.2)"); // TOR-032 · RFC 4475 §3.1.2.19
        }
        return new StatusLine(status, matcher.group(3));
    }
}
