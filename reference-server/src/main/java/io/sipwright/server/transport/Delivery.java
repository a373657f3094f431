package io.sipwright.server.transport;

import io.sipwright.server.limit.Limit;
import io.sipwright.server.limit.LimitCounters;
import io.sipwright.server.sip.BadMessageException;
import io.sipwright.server.sip.Refusal;
import io.sipwright.server.sip.Responses;
import io.sipwright.server.sip.ViaSource;
import javax.sip.message.Message;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The {@code flow} stage of every transport: completes the Via of requests, responds to refused bytes, and catches
 * exceptions of the listener.
 */
final class Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final FlowListener NOBODY = new FlowListener() {
        @Override
        public void received(Flow flow, Message message) {
            throw new IllegalStateException("transports not started");
        }

        @Override
        public void closed(Flow flow) {}
    };

    private final LimitCounters counters;
    private volatile FlowListener listener = NOBODY;

    Delivery(LimitCounters counters) {
        this.counters = counters;
    }

    LimitCounters counters() {
        return counters;
    }

    void to(FlowListener listener) {
        this.listener = listener;
    }

    void deliver(OpenFlow flow, Inbound inbound) {
        if (inbound instanceof Inbound.Read read) {
            received(flow, read.message());
        } else if (inbound instanceof Inbound.Refused refused) {
            refused(flow, refused);
        }
    }

    void closed(Flow flow) {
        try {
            listener.closed(flow);
        } catch (RuntimeException e) {
            LOG.error("listener failed at the end of {}", flow, e);
        }
    }

    /** @param message null for bytes that were not a message */
    void sendFailed(Flow flow, @Nullable Message message) {
        counters.reached(Limit.SEND_FAILURE);
        if (message != null) {
            try {
                listener.sendFailed(flow, message);
            } catch (RuntimeException e) {
                LOG.error("listener failed on a message that was not sent over {}", flow, e);
            }
        }
    }

    private void received(OpenFlow from, Message message) {
        OpenFlow flow = from;
        try {
            if (message instanceof Request request) {
                ViaSource.stamp(request, from.remote()); // NAT-001 · RFC 3261 §18.2.1, RFC 3581 §4
                flow = from instanceof UdpFlow udp
                        ? udp.answeringTo(ViaSource.answersTo(request, from.remote())) // RFC 3261 §18.2.2
                        : from;
            }
            listener.received(flow, message);
        } catch (RuntimeException e) {
            LOG.error("listener failed on {} from {}", firstLine(message), flow, e);
            apologize(flow, message);
        }
    }

    private static void apologize(OpenFlow flow, Message message) {
        if (message instanceof Request request && !request.getMethod().equals(Request.ACK)) {
            flow.send(Responses.to(request, Response.SERVER_INTERNAL_ERROR)); // RFC 3261 §21.5.1
        }
    }

    private void refused(OpenFlow flow, Inbound.Refused refused) {
        BadMessageException why = refused.why();
        counters.reached(Limit.MALFORMED);
        LOG.debug("refused bytes from {}: {}", flow, why.getMessage());
        Refusal.of(refused.bytes(), why, flow.remote()).ifPresent(flow::sendBytes);
        if (!Refusal.looksLikeSip(refused.bytes())) {
            flow.rejectForeignData();
        }
        try {
            listener.refused(flow, why);
        } catch (RuntimeException e) {
            LOG.error("listener failed on a refusal from {}", flow, e);
        }
    }

    private static String firstLine(Message message) {
        return message.toString().lines().findFirst().orElse("");
    }
}
