package io.sipwright.server.routing;

import io.sipwright.server.limit.Limit;
import io.sipwright.server.limit.LimitCounters;
import io.sipwright.server.sip.SipHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.sip.message.Request;

/** Limits the branches that a request may have in flight, here and downstream (RFC 5393 §5). Thread-safe. */
final class MaxBreadth {
    static final String HEADER = "Max-Breadth";

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private final int limit;
    private final LimitCounters counters;

    /** @param limit what a request without the header has, and the most that any has (RFC 5393 §5.3.3.1 names 60) */
    MaxBreadth(int limit, LimitCounters counters) {
        this.limit = limit;
        this.counters = counters;
    }

    /**
     * Divides the breadth of a request among its targets.
     *
     * @return the targets, each with its share
     * @throws RejectedException with 440 where there is less than one for each (PRX-030 · RFC 5393 §5.3.3)
     */
    List<Target> divide(Request request, List<Target> targets) throws RejectedException {
        if (request.getMethod().equals(Request.ACK)) {
            return targets; // it begins nothing
        }
        int breadth = of(request);
        if (breadth < targets.size()) {
            counters.reached(Limit.BREADTH);
            throw new RejectedException(440, "Max-Breadth Exceeded");
        }
        List<Target> shares = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            int left = i < breadth % targets.size() ? 1 : 0;
            shares.add(targets.get(i).withBreadth(breadth / targets.size() + left));
        }
        return shares;
    }

    private int of(Request request) throws RejectedException {
        String value = SipHeaders.value(request, HEADER).orElse(Integer.toString(limit));
        if (!NUMBER.matcher(value).matches()) {
            throw new RejectedException(400, "Bad Max-Breadth (RFC 5393 §5.1)");
        }
        return Math.min(limit, Integer.parseInt(value));
    }
}
