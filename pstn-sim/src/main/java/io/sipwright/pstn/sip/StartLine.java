package io.sipwright.pstn.sip;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request line or a status line (RFC 3261 §7.1, §7.2), or neither.
 *
 * @param method empty in a response
 * @param uri empty in a response
 * @param status 0 in a request
 * @param reason empty in a request
 */
public record StartLine(String method, String uri, int status, String reason) {
    private static final Pattern STATUS = Pattern.compile("(?i)SIP/\\d+\\.\\d+ +(\\d{3})(?: (.*))?");
    private static final Pattern REQUEST = Pattern.compile("([^\\s/]+) +(.*?) +(?i:SIP)/\\d+\\.\\d+ *");

    static StartLine parse(String line) {
        if (isUsualStatusLine(line)) {
            return new StartLine("", "", Integer.parseInt(line, 8, 11, 10), line.substring(12));
        }
        int space = line.indexOf(' ');
        if (isUsualRequestLine(line, space)) {
            return new StartLine(line.substring(0, space), line.substring(space + 1, line.length() - 8), 0, "");
        }
        Matcher status = STATUS.matcher(line);
        if (status.matches()) {
            String reason = status.group(2);
            return new StartLine("", "", Integer.parseInt(status.group(1)), reason == null ? "" : reason);
        }
        Matcher request = REQUEST.matcher(line);
        return request.matches()
                ? new StartLine(request.group(1), request.group(2), 0, "")
                : new StartLine("", "", 0, "");
    }

    /** {@code SIP/2.0 200 OK} in the usual spelling. */
    private static boolean isUsualStatusLine(String line) {
        return line.startsWith("SIP/2.0 ")
                && line.length() > 11
                && isDigit(line.charAt(8))
                && isDigit(line.charAt(9))
                && isDigit(line.charAt(10))
                && line.charAt(11) == ' '
                && isOneLine(line);
    }

    /** {@code METHOD uri SIP/2.0}, with single spaces. */
    private static boolean isUsualRequestLine(String line, int space) {
        int last = line.length() - 8;
        return space > 0
                && last > space + 1
                && line.endsWith(" SIP/2.0")
                && line.indexOf(' ', space + 1) == last
                && line.lastIndexOf('/', space) < 0
                && line.indexOf('\t') < 0
                && isOneLine(line);
    }

    private static boolean isOneLine(String line) {
        return line.indexOf('\n') < 0 && line.indexOf('\r') < 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    public boolean isRequest() {
        return !method.isEmpty();
    }

    public boolean isResponse() {
        return status > 0;
    }
}
