package io.sipwright.server.routing;

import io.sipwright.server.auth.Challenger;
import io.sipwright.server.auth.DigestServer;
import io.sipwright.server.nat.ContactFix;
import io.sipwright.server.sip.MessageCopy;
import io.sipwright.server.sip.SipElements;
import java.util.ListIterator;
import java.util.Optional;
import javax.sip.InvalidArgumentException;
import javax.sip.SipException;
import javax.sip.address.SipURI;
import javax.sip.header.Header;
import javax.sip.header.MaxForwardsHeader;
import javax.sip.header.RouteHeader;
import javax.sip.message.Request;

/** Stage 5: makes the copy for a target, in the steps of RFC 3261 §16.6. */
final class Forwarding {
    private static final String HOPS = "70";

    private final RecordRouting recordRouting;
    private final ContactFix contacts;
    private final DigestServer digest;
    private final ViaBranches branches;
    private final AssertedIdentity identity;

    Forwarding(
            RecordRouting recordRouting,
            ContactFix contacts,
            DigestServer digest,
            ViaBranches branches,
            AssertedIdentity identity) {
        this.identity = identity;
        this.recordRouting = recordRouting;
        this.contacts = contacts;
        this.digest = digest;
        this.branches = branches;
    }

    /** The copy still has the sender's SDP. */
    Request copy(Admitted admitted, Target target) {
        RoutedRequest routed = admitted.routed();
        Request copy = MessageCopy.of(routed.request()); // step 1
        copy.setRequestURI((SipURI) target.uri().clone()); // step 2
        lowerMaxForwards(copy); // step 3
        if (target.breadth() > 0) {
            copy.setHeader(SipElements.plain(MaxBreadth.HEADER, Integer.toString(target.breadth())));
        }
        recordRouting.apply(copy, routed.source(), target.flow()); // step 4
        contacts.apply(copy, routed.source()); // step 5: NAT-007 · RFC 5626 §5.3
        identity.request(copy, account(admitted.reason()), routed.source(), target.flow()); // RFC 3325 §5
        digest.strip(copy, Challenger.PROXY); // AUTH-014
        route(copy, target); // step 6
        first(copy, branches.via(routed.request(), target.flow())); // step 8: PRX-001
        return copy; // step 9, Content-Length: the codec's
    }

    private static Optional<String> account(AdmissionReason reason) {
        return reason instanceof AdmissionReason.OutsideDialog outside
                        && !outside.account().isEmpty()
                ? Optional.of(outside.account())
                : Optional.empty();
    }

    private static void lowerMaxForwards(Request copy) {
        MaxForwardsHeader hops = (MaxForwardsHeader) copy.getHeader(MaxForwardsHeader.NAME);
        if (hops == null) {
            copy.addHeader(SipElements.header(MaxForwardsHeader.NAME, HOPS)); // PRX-002
            return;
        }
        try {
            hops.setMaxForwards(hops.getMaxForwards() - 1);
        } catch (InvalidArgumentException validated) {
            throw new IllegalStateException(validated);
        }
    }

    private static void route(Request copy, Target target) {
        ListIterator<String> routes =
                target.routes().listIterator(target.routes().size());
        while (routes.hasPrevious()) {
            first(copy, SipElements.header(RouteHeader.NAME, routes.previous())); // REG-019 · RFC 3327 §5.4
        }
        if (copy.getHeader(RouteHeader.NAME) instanceof RouteHeader next
                && next.getAddress().getURI() instanceof SipURI hop
                && !hop.hasLrParam()) {
            yieldToStrictRouter(copy, hop);
        }
    }

    /** PRX-007 · RFC 3261 §16.6 step 6: the next hop routes strictly. */
    private static void yieldToStrictRouter(Request copy, SipURI hop) {
        try {
            copy.addLast(SipElements.header(RouteHeader.NAME, "<" + copy.getRequestURI() + ">"));
        } catch (SipException never) {
            throw new IllegalStateException(never);
        }
        copy.removeFirst(RouteHeader.NAME);
        copy.setRequestURI(hop);
    }

    private static void first(Request copy, Header header) {
        try {
            copy.addFirst(header);
        } catch (SipException never) {
            throw new IllegalStateException(never);
        }
    }
}
