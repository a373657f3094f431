package io.sipwright.server.transaction;

import io.sipwright.server.limit.Limit;
import io.sipwright.server.limit.LimitCounters;
import io.sipwright.server.limit.Quota;
import io.sipwright.server.sip.Responses;
import io.sipwright.server.sip.SipElements;
import java.net.InetAddress;
import java.util.Optional;
import javax.sip.header.RetryAfterHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;

/**
 * Limits the number of server transactions, and so that of client transactions. Above it a new request gets 503 with
 * Retry-After and no transaction (RFC 3261 §21.5.4, §26.3.2.4). Thread-safe.
 */
public final class TransactionLimits {
    private static final int IN_ALL = 20_000;
    private static final int PER_ADDRESS = 5_000;
    /** A transaction without a response from its peer ends after this: 64*T1. */
    private static final String RETRY_SECONDS = "32";

    private final Quota quota;
    private final LimitCounters counters;

    public TransactionLimits(int inAll, int perAddress, LimitCounters counters) {
        this.quota = new Quota(inAll, perAddress);
        this.counters = counters;
    }

    /** The defaults of the configuration, with its own counters. */
    public static TransactionLimits usual() {
        return new TransactionLimits(IN_ALL, PER_ADDRESS, new LimitCounters());
    }

    /** Counts a request from this source; if the limit is reached, returns the response instead. */
    Optional<Response> enter(Request request, InetAddress source) {
        return switch (quota.enter(source)) {
            case TAKEN -> Optional.empty();
            case NONE_LEFT -> Optional.of(full(request, Limit.TRANSACTIONS));
            case NONE_LEFT_FOR_ADDRESS -> Optional.of(full(request, Limit.TRANSACTIONS_PER_ADDRESS));
        };
    }

    void leave(InetAddress source) {
        quota.leave(source);
    }

    private Response full(Request request, Limit limit) {
        counters.reached(limit);
        Response response = Responses.to(request, Response.SERVICE_UNAVAILABLE);
        response.addHeader(SipElements.header(RetryAfterHeader.NAME, RETRY_SECONDS));
        return response;
    }
}
