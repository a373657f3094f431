package io.sipwright.server.routing;

import io.sipwright.server.sip.SipElements;
import io.sipwright.server.sip.SipHeaders;
import java.util.Set;
import javax.sip.address.SipURI;
import javax.sip.header.ContactHeader;
import javax.sip.header.MaxForwardsHeader;
import javax.sip.header.ProxyRequireHeader;
import javax.sip.header.UnsupportedHeader;
import javax.sip.message.Request;

/** Stage 1: checks whether a request may be forwarded (RFC 3261 §16.3). The codec has checked the syntax. */
final class RequestValidation {
    private final ViaBranches branches;

    RequestValidation(ViaBranches branches) {
        this.branches = branches;
    }

    /** Steps 2 and 3, and that the other side can send requests back. */
    void check(Request request) throws RejectedException {
        requireSipUri(request);
        if (ProxyContext.DIALOG_FORMING.contains(request.getMethod())) {
            requireSipContacts(request);
        }
        MaxForwardsHeader hops = (MaxForwardsHeader) request.getHeader(MaxForwardsHeader.NAME);
        if (hops != null && hops.getMaxForwards() <= 0) {
            throw new RejectedException(483, "Too Many Hops"); // PRX-003 · RFC 3261 §16.3 step 3
        }
    }

    /** Steps 4 and 5, once our own Route values are taken off: what is left decides where the request goes. */
    void checkRouted(Request request) throws RejectedException {
        requireSipUri(request); // the URI that a strict router put at the end of the Route
        if (branches.loops(request)) {
            throw new RejectedException(482, "Loop Detected"); // PRX-029 · RFC 5393 §4.1
        }
        Set<String> required = SipHeaders.optionTags(request, ProxyRequireHeader.NAME);
        if (!required.isEmpty()) {
            throw new RejectedException( // PRX-010 · RFC 3261 §16.3 step 5
                    420, "Bad Extension", SipElements.headers(UnsupportedHeader.NAME, required));
        }
    }

    /** RFC 3261 §8.1.1.8. */
    private static void requireSipContacts(Request request) throws RejectedException {
        for (ContactHeader contact : SipHeaders.all(request, ContactHeader.NAME, ContactHeader.class)) {
            if (!contact.isWildCard() && !(contact.getAddress().getURI() instanceof SipURI)) {
                throw new RejectedException(400, "Bad Contact: not a SIP URI");
            }
        }
    }

    private static void requireSipUri(Request request) throws RejectedException {
        if (!(request.getRequestURI() instanceof SipURI)) {
            throw new RejectedException(416, "Unsupported URI Scheme"); // §16.3 step 2
        }
    }
}
