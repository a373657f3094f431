package io.sipwright.server.routing;

import io.sipwright.server.sip.Responses;
import io.sipwright.server.sip.SipElements;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import javax.sip.header.Header;
import javax.sip.header.RetryAfterHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** A request that the proxy does not forward. Carries the SIP status to send. */
final class RejectedException extends Exception {
    private static final long serialVersionUID = 1L;

    private static final String RETRY_SECONDS = "60";
    private static final int MOST_SECONDS_SOON = 10;

    private final int status;
    private final transient List<Header> headers;

    RejectedException(int status, String reason, List<Header> headers) {
        super(reason);
        this.status = status;
        this.headers = List.copyOf(headers);
    }

    RejectedException(int status, String reason) {
        this(status, reason, List.of());
    }

    /** With every 503 of a limit (RFC 3261 §21.5.4): a minute frees most of what others hold. */
    static Header retryAfter() {
        return SipElements.header(RetryAfterHeader.NAME, RETRY_SECONDS);
    }

    /** From 0 to 10 s at random, so that two sides do not meet again (RFC 3261 §14.2). */
    static Header retrySoon() {
        int seconds = ThreadLocalRandom.current().nextInt(MOST_SECONDS_SOON + 1);
        return SipElements.header(RetryAfterHeader.NAME, String.valueOf(seconds));
    }

    int status() {
        return status;
    }

    Response to(Request request) {
        Response response = Responses.to(request, status, String.valueOf(getMessage()));
        headers.forEach(response::addHeader);
        return response;
    }
}
