package io.sipwright.pstn.sip;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A view of one Via value (RFC 3261 §20.42).
 *
 * @param transport as written, for example {@code WSS}; empty where the value is malformed
 * @param host of sent-by
 * @param port of sent-by
 * @param params for example {@code branch}, {@code received}, {@code rport}
 */
public record Via(String transport, String host, OptionalInt port, Params params) {
    /** Every branch made under RFC 3261 begins so (§8.1.1.7). */
    public static final String MAGIC_COOKIE = "z9hG4bK";

    private static final Pattern SENT_BY =
            Pattern.compile("(?i)SIP\\s*/\\s*2\\.0\\s*/\\s*(\\S+)\\s+(\\[[^\\]]*\\]|[^:\\s]+)(?:\\s*:\\s*(\\d{1,5}))?");

    /** Reads any text. */
    public static Via parse(String value) {
        int semicolon = value.indexOf(';');
        String front = semicolon < 0 ? value : value.substring(0, semicolon);
        Params params = semicolon < 0 ? Params.NONE : Params.parse(value.substring(semicolon));
        int space = front.indexOf(' ');
        if (isUsual(front, space)) {
            int colon = front.indexOf(':', space);
            String host = front.substring(space + 1, colon < 0 ? front.length() : colon);
            OptionalInt usualPort = colon < 0
                    ? OptionalInt.empty()
                    : OptionalInt.of(Integer.parseInt(front, colon + 1, front.length(), 10));
            return new Via(front.substring(8, space), host, usualPort, params);
        }
        Matcher m = SENT_BY.matcher(front.strip());
        if (!m.matches()) {
            return new Via("", "", OptionalInt.empty(), params);
        }
        String port = m.group(3);
        OptionalInt number = port == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(port));
        return new Via(m.group(1), m.group(2), number, params);
    }

    /** {@code SIP/2.0/UDP host:port} in the usual spelling. */
    private static boolean isUsual(String front, int space) {
        if (!front.startsWith("SIP/2.0/") || space < 9 || space == front.length() - 1) {
            return false;
        }
        int digits = -1;
        for (int i = 8; i < front.length(); i++) {
            char c = front.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (c == ':' && digits < 0 && i > space + 1) {
                digits = 0;
            } else if (digits >= 0) {
                digits++;
                if (c < '0' || c > '9' || digits > 5) {
                    return false;
                }
            } else if (!letter && i != space && (c != '.' && c != '-' || i < space)) {
                return false;
            }
        }
        return digits != 0;
    }

    /** The branch, or the empty string. */
    public String branch() {
        return params.get("branch").orElse("");
    }

    public Optional<String> received() {
        return params.get("received");
    }

    /** Present but empty in the client's request, with a value once the server has filled it in (RFC 3581). */
    public Optional<String> rport() {
        return params.get("rport");
    }
}
