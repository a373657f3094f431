package io.sipwright.server.routing;

import io.sipwright.server.transport.Flow;
import java.util.List;

/**
 * One end of a watched dialog, as far as it takes to send it a BYE. Thread-safe.
 */
final class Side {
    private final String address;
    private final String target;
    private final List<String> routes;
    private volatile Flow flow;
    private volatile long cseq;

    /**
     * @param address its From or To value, tag included
     * @param target the URI of its Contact
     * @param routes Route values between us and it, next hop first
     * @param cseq the last that it used; 0 for none
     */
    Side(String address, String target, List<String> routes, Flow flow, long cseq) {
        this.address = address;
        this.target = target;
        this.routes = List.copyOf(routes);
        this.flow = flow;
        this.cseq = cseq;
    }

    String address() {
        return address;
    }

    String target() {
        return target;
    }

    List<String> routes() {
        return routes;
    }

    Flow flow() {
        return flow;
    }

    long nextCseq() {
        return cseq + 1;
    }

    boolean on(Flow closed) {
        return flow.id().equals(closed.id());
    }

    /** It sent this: a side that reconnected is found on its new flow from now on. */
    void sent(long number, Flow over) {
        cseq = Math.max(cseq, number);
        flow = over;
    }
}
