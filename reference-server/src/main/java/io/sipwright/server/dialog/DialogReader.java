package io.sipwright.server.dialog;

import io.sipwright.server.nat.IpLiteral;
import io.sipwright.server.nat.TokenContact;
import io.sipwright.server.sip.SipElements;
import io.sipwright.server.sip.SipHeaders;
import io.sipwright.server.transport.Flow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.sip.address.SipURI;
import javax.sip.address.URI;
import javax.sip.header.ContactHeader;
import javax.sip.header.FromHeader;
import javax.sip.header.HeaderAddress;
import javax.sip.header.RecordRouteHeader;
import javax.sip.header.RouteHeader;
import javax.sip.header.ToHeader;
import javax.sip.message.Message;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** Makes a dialog from a forwarded request and its response (RFC 3261 §12.1). */
public final class DialogReader {
    /** Higher than any initial number of a phone, because the side's CSeq is unknown (limit: RFC 3261 §8.1.1.5). */
    private static final long CSEQ_UNKNOWN = 2_000_000_000L;

    private final Predicate<SipURI> own;
    private final Devices devices;

    /** @param own whether a Record-Route or Route is one of ours */
    public DialogReader(Predicate<SipURI> own, Devices devices) {
        this.own = own;
        this.devices = devices;
    }

    /**
     * A request on one side of us.
     *
     * @param request as it came from the caller, or the copy that went to the callee
     * @param account the authenticated user; empty if none
     */
    public record Leg(Request request, Flow flow, String account) {}

    /** @param response as it goes to the caller */
    public Dialog read(Dialog.Use use, Leg from, Leg to, Response response) {
        URI origin = uri(from.request(), FromHeader.NAME);
        Party caller = new Party(
                value(response, FromHeader.NAME),
                SipHeaders.fromTag(response),
                SipHeaders.values(from.request(), RecordRouteHeader.NAME),
                from.flow(),
                devices.on(from.flow(), origin).or(() -> user(from.account())),
                SipHeaders.cseq(response));
        contact(to.request()).ifPresentOrElse(caller::refresh, () -> caller.standIn(peer(origin, from.flow())));
        URI sentTo = to.request().getRequestURI();
        Party callee = new Party(
                value(response, ToHeader.NAME),
                SipHeaders.toTag(response),
                beyondUs(response),
                to.flow(),
                devices.on(to.flow(), sentTo),
                0);
        contact(response).ifPresentOrElse(callee::refresh, () -> callee.standIn(peer(sentTo, to.flow())));
        return new Dialog(DialogId.of(response), use, from.account(), caller, callee);
    }

    /** The user who is registered over this flow; of several the one that this address-of-record or Contact names. */
    public Optional<String> user(Flow flow, URI hint) {
        return devices.on(flow, hint).map(Device::user);
    }

    private static Optional<Device> user(String account) {
        return account.isEmpty() ? Optional.empty() : Optional.of(new Device(account, ""));
    }

    /** Makes a dialog from a request of a call that this process does not know: enough for a BYE to both sides. */
    public Dialog unknownCall(Request received, Flow from, Flow to) {
        Party sender = new Party(
                value(received, FromHeader.NAME),
                SipHeaders.fromTag(received),
                List.of(),
                from,
                Optional.empty(),
                SipHeaders.cseq(received));
        URI origin = uri(received, FromHeader.NAME);
        sender.standIn(contact(received).or(() -> devices.contact(from, origin)).orElseGet(() -> peer(origin, from)));
        Party receiver = new Party(
                value(received, ToHeader.NAME),
                SipHeaders.toTag(received),
                SipHeaders.values(received, RouteHeader.NAME),
                to,
                Optional.empty(),
                CSEQ_UNKNOWN);
        receiver.standIn(peer(received.getRequestURI(), to));
        return new Dialog(DialogId.of(received), Dialog.Use.CALL, "", sender, receiver);
    }

    /** The Contact of a message as a remote target: without our parameter, and as a Request-URI may be. */
    public static Optional<SipURI> contact(Message message) {
        for (ContactHeader contact : SipHeaders.all(message, ContactHeader.NAME, ContactHeader.class)) {
            if (!contact.isWildCard() && contact.getAddress().getURI() instanceof SipURI uri) {
                SipURI target = uri.getHeaderNames().hasNext() || uri.getParameter("method") != null
                        ? SipElements.requestUri(uri.toString())
                        : (SipURI) uri.clone();
                TokenContact.remove(target);
                return Optional.of(target);
            }
        }
        return Optional.empty();
    }

    /** The Record-Route entries of proxies behind us: those above ours, nearest first. */
    private List<String> beyondUs(Response ok) {
        List<String> routes = new ArrayList<>();
        for (RecordRouteHeader entry : SipHeaders.all(ok, RecordRouteHeader.NAME, RecordRouteHeader.class)) {
            if (entry.getAddress().getURI() instanceof SipURI uri && own.test(uri)) {
                break;
            }
            routes.add(SipElements.value(entry));
        }
        Collections.reverse(routes);
        return routes;
    }

    /** Replaces a missing Contact by the peer's address. */
    private static SipURI peer(URI known, Flow flow) {
        if (known instanceof SipURI uri) {
            SipURI target = (SipURI) uri.clone();
            TokenContact.remove(target);
            return target;
        }
        return SipElements.uri(
                "sip:" + IpLiteral.host(flow.remote()) + ":" + flow.remote().getPort());
    }

    private static URI uri(Message message, String header) {
        return ((HeaderAddress) message.getHeader(header)).getAddress().getURI();
    }

    private static String value(Message message, String header) {
        return SipElements.value(message.getHeader(header));
    }
}
