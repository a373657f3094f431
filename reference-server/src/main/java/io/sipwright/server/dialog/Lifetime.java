package io.sipwright.server.dialog;

import io.sipwright.server.sip.SipHeaders;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sip.message.Message;
import javax.sip.message.Response;

/** For how long a message keeps its dialog: a session timer (RFC 4028 §4, §8), or a subscription (RFC 6665 §4.1.2, §4.2.2). */
final class Lifetime {
    private static final Pattern SECONDS = Pattern.compile("\\s*(\\d{1,9})\\s*(;.*)?");
    private static final Pattern OF_STATE =
            Pattern.compile(".*;\\s*expires\\s*=\\s*(\\d{1,9})\\b.*", Pattern.CASE_INSENSITIVE);

    /** As long as the last NOTIFY may take (RFC 6665 §4.1.2.4, Timer N). */
    private static final long LAST_NOTIFY = 32;

    /** For the first NOTIFY, where no response has said more (RFC 3515 §2.4.4). */
    private static final Duration UNTIL_A_NOTIFY = Duration.ofMinutes(5);

    private Lifetime() {}

    /** Of a new dialog, by its 2xx; zero if nothing limits it. */
    static Duration of(Dialog.Use use, Response ok) {
        return use == Dialog.Use.CALL ? ofCall(ok) : ofSubscription(ok).orElse(UNTIL_A_NOTIFY);
    }

    /** The session interval of a 2xx; zero if no timer was agreed on. */
    static Duration ofCall(Response ok) {
        return SipHeaders.value(ok, "Session-Expires")
                .or(() -> SipHeaders.value(ok, "x")) // compact form
                .flatMap(text -> seconds(SECONDS, text))
                .map(Duration::ofSeconds)
                .orElse(Duration.ZERO);
    }

    /** By a 2xx to SUBSCRIBE or by a NOTIFY; empty if it says nothing. */
    static Optional<Duration> ofSubscription(Message message) {
        Optional<Long> granted = message instanceof Response
                ? SipHeaders.value(message, "Expires").flatMap(text -> seconds(SECONDS, text))
                : SipHeaders.value(message, "Subscription-State").flatMap(text -> seconds(OF_STATE, text));
        return granted.map(seconds -> Duration.ofSeconds(seconds + LAST_NOTIFY));
    }

    private static Optional<Long> seconds(Pattern pattern, String text) {
        return Optional.of(pattern.matcher(text)).filter(Matcher::matches).map(found -> Long.parseLong(found.group(1)));
    }
}
