package io.sipwright.server.routing;

import io.sipwright.server.explain.ReasonLedger;
import io.sipwright.server.explain.Rewrite;
import io.sipwright.server.nat.FlowTokens;
import io.sipwright.server.sip.SipElements;
import io.sipwright.server.sip.SipHeaders;
import io.sipwright.server.transport.Flow;
import java.util.Set;
import javax.sip.SipException;
import javax.sip.header.RecordRouteHeader;
import javax.sip.message.Request;

/**
 * Keeps us in the way of the requests of a dialog (RFC 3261 §16.6 step 4). Where a browser is at either end, each side
 * gets an entry of its own transport (RFC 5658 §5) with the token of the browser's flow (contract N5).
 */
final class RecordRouting {
    private static final Set<String> METHODS = Set.of(Request.INVITE, Request.SUBSCRIBE, Request.REFER);

    private final OwnAddresses own;
    private final FlowTokens tokens;
    private final ReasonLedger ledger;

    RecordRouting(OwnAddresses own, FlowTokens tokens, ReasonLedger ledger) {
        this.own = own;
        this.tokens = tokens;
        this.ledger = ledger;
    }

    /** Adds our entries for the methods that set up a dialog. */
    void apply(Request request, Flow from, Flow to) {
        if (METHODS.contains(request.getMethod())) {
            insert(request, from, to);
        }
    }

    private void insert(Request request, Flow from, Flow to) {
        push(request, from, behind(from, to), "3261 §16.6");
        if (from.transport().isWebSocket() || to.transport().isWebSocket()) {
            push(request, to, behind(to, from), "5658 §5"); // PRX-005 · RFC 5658 §5, §6.2
        }
    }

    /** The flow whose token an entry carries: that of its own side, or of the browser behind a plain side. */
    private static Flow behind(Flow side, Flow other) {
        return !side.transport().isWebSocket() && other.transport().isWebSocket() ? other : side;
    }

    private void push(Request request, Flow side, Flow named, String rfc) {
        String uri = "sip:%s@%s:%d%s;lr"
                .formatted(
                        tokens.issue(named.id()),
                        own.host(side.transport()),
                        own.port(side.transport()),
                        side.transport().isWebSocket() ? ";transport=ws" : "");
        try {
            request.addFirst(SipElements.header(RecordRouteHeader.NAME, "<" + uri + ">"));
        } catch (SipException never) {
            throw new IllegalStateException(never);
        }
        ledger.note(new Rewrite(
                SipHeaders.callId(request), request.getMethod() + " Record-Route", "", uri, "PRX-005", rfc));
    }
}
