package io.sipwright.server.routing;

import io.sipwright.server.dialog.Devices;
import io.sipwright.server.explain.ReasonLedger;
import io.sipwright.server.explain.Rewrite;
import io.sipwright.server.nat.DialogMark;
import io.sipwright.server.nat.FlowTokens;
import io.sipwright.server.sip.SipElements;
import io.sipwright.server.sip.SipHeaders;
import io.sipwright.server.transport.Flow;
import java.util.List;
import java.util.Set;
import javax.sip.SipException;
import javax.sip.address.URI;
import javax.sip.header.FromHeader;
import javax.sip.header.RecordRouteHeader;
import javax.sip.message.Request;

/**
 * Adds Record-Route, so that a dialog's requests come through us (RFC 3261 §16.6 step 4). With a browser at either end,
 * each side gets an entry of its transport with a token that names both flows (RFC 5658 §5, RFC 5626 §5.3).
 */
final class RecordRouting {
    private static final Set<String> METHODS = Set.of(Request.INVITE, Request.SUBSCRIBE, Request.REFER);

    private final OwnAddresses own;
    private final FlowTokens tokens;
    private final Devices devices;
    private final ReasonLedger ledger;

    RecordRouting(OwnAddresses own, FlowTokens tokens, Devices devices, ReasonLedger ledger) {
        this.own = own;
        this.tokens = tokens;
        this.devices = devices;
        this.ledger = ledger;
    }

    /** Adds our entries for the methods that set up a dialog. */
    void apply(Request request, Flow from, Flow to) {
        if (METHODS.contains(request.getMethod())) {
            insert(request, from, to);
        }
    }

    private void insert(Request request, Flow from, Flow to) {
        String token = token(request, from, to);
        push(request, from, token, "3261 §16.6");
        if (from.transport().isWebSocket() || to.transport().isWebSocket()) {
            push(request, to, token, "5658 §5"); // PRX-005 · RFC 5658 §5, §6.2
        }
    }

    /** A token that names the dialog, as far as known, and the flows of both ends (RFC 5626 §5.3). */
    private String token(Request request, Flow from, Flow to) {
        DialogMark mark = DialogMark.of(SipHeaders.callId(request), SipHeaders.fromTag(request));
        boolean bridged = request.getMethod().equals(Request.INVITE) && MediaHook.bridges(from, to);
        URI caller =
                ((FromHeader) request.getHeader(FromHeader.NAME)).getAddress().getURI();
        return tokens.issue(
                mark, bridged, List.of(devices.name(from, caller), devices.name(to, request.getRequestURI())));
    }

    private void push(Request request, Flow side, String token, String rfc) {
        String uri = "sip:" + token + "@" + own.host(side.transport()) + ":" + own.port(side.transport())
                + (side.transport().isWebSocket() ? ";transport=ws;lr" : ";lr");
        try {
            request.addFirst(SipElements.header(RecordRouteHeader.NAME, "<" + uri + ">"));
        } catch (SipException never) {
            throw new IllegalStateException(never);
        }
        ledger.note(new Rewrite(
                SipHeaders.callId(request), request.getMethod() + " Record-Route", "", uri, "PRX-005", rfc));
    }
}
