package io.sipwright.server.routing;

import io.sipwright.server.nat.TokenContact;
import io.sipwright.server.sip.SipElements;
import io.sipwright.server.sip.SipHeaders;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.sip.address.SipURI;
import javax.sip.header.ContactHeader;
import javax.sip.header.FromHeader;
import javax.sip.header.RecordRouteHeader;
import javax.sip.header.ToHeader;
import javax.sip.message.Message;
import javax.sip.message.Response;

/** Reads a dialog out of the INVITE that we forwarded and the 2xx that came back (RFC 3261 §12.1). */
final class DialogFacts {
    private final OwnAddresses own;

    DialogFacts(OwnAddresses own) {
        this.own = own;
    }

    /** Nothing where one side gave no Contact: such a dialog cannot be ended by anybody. */
    Optional<WatchedDialog> read(RoutedRequest routed, Branch branch, Response ok) {
        return contact(branch.request()).flatMap(callerTarget -> contact(ok)
                .map(calleeTarget -> new WatchedDialog(
                        DialogId.of(ok),
                        new Side(
                                SipElements.value(ok.getHeader(FromHeader.NAME)),
                                callerTarget,
                                SipHeaders.values(routed.request(), RecordRouteHeader.NAME),
                                routed.source(),
                                SipHeaders.cseq(ok)),
                        new Side(
                                SipElements.value(ok.getHeader(ToHeader.NAME)),
                                calleeTarget,
                                beyondUs(ok),
                                branch.flow(),
                                0))));
    }

    /** The entries that proxies behind us added: those above ours, nearest to us first. */
    private List<String> beyondUs(Response ok) {
        List<String> routes = new ArrayList<>();
        for (RecordRouteHeader entry : SipHeaders.all(ok, RecordRouteHeader.NAME, RecordRouteHeader.class)) {
            if (entry.getAddress().getURI() instanceof SipURI uri && own.serves(uri)) {
                break;
            }
            routes.add(SipElements.value(entry));
        }
        Collections.reverse(routes);
        return routes;
    }

    private static Optional<String> contact(Message message) {
        return SipHeaders.all(message, ContactHeader.NAME, ContactHeader.class).stream()
                .filter(contact -> !contact.isWildCard())
                .map(contact -> contact.getAddress().getURI())
                .filter(SipURI.class::isInstance)
                .map(uri -> {
                    SipURI target = (SipURI) uri.clone();
                    TokenContact.remove(target);
                    return target.toString();
                })
                .findFirst();
    }
}
