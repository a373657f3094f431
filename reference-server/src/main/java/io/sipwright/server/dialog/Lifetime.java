package io.sipwright.server.dialog;

import io.sipwright.server.sip.SipHeaders;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sip.message.Response;

/** The session timer that a 2xx agrees on (RFC 4028 §4, §8). */
final class SessionTimer {
    private static final Pattern SECONDS = Pattern.compile("\\s*(\\d{1,9})\\s*(;.*)?");

    private SessionTimer() {}

    /** The session interval; zero if no timer was agreed on. */
    static Duration of(Response ok) {
        return SipHeaders.value(ok, "Session-Expires")
                .or(() -> SipHeaders.value(ok, "x")) // compact form
                .map(SECONDS::matcher)
                .filter(Matcher::matches)
                .map(found -> Duration.ofSeconds(Long.parseLong(found.group(1))))
                .orElse(Duration.ZERO);
    }
}
