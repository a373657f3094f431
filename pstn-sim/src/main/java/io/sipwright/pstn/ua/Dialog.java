package io.sipwright.pstn.ua;

import io.sipwright.pstn.sip.NameAddr;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.sip.SipUri;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/**
 * The state of a dialog (RFC 3261 §12): identity, route set, remote target and sequence numbers. Sends nothing.
 * Confined to one thread.
 */
public final class Dialog {
    private final DialogId id;
    private final String local;
    private final String remote;
    private List<String> routes;
    private String target;
    private long localCseq;
    private long remoteCseq;

    private Dialog(DialogId id, String local, String remote, List<String> routes, String target) {
        this.id = id;
        this.local = local;
        this.remote = remote;
        this.routes = routes;
        this.target = target;
    }

    /**
     * The caller's dialog, from our request and a response with a To tag, provisional or 2xx (§12.1.2). Without a
     * Contact in the response the target stays the Request-URI.
     */
    public static Dialog calling(SipText request, SipText response) {
        String to = response.header("To").orElse("");
        DialogId id = new DialogId(
                request.callId(), request.from().tag(), response.to().tag());
        Dialog dialog =
                new Dialog(id, request.header("From").orElse(""), to, reversedRoutes(response), request.requestUri());
        dialog.refresh(response);
        dialog.localCseq = request.cseqNumber();
        dialog.remoteCseq = -1;
        return dialog;
    }

    /**
     * The callee's dialog, from a request that we answer with this tag (§12.1.1). Without a Contact in the request the
     * target is the URI of From.
     *
     * @param localCseq number before that of our first request
     */
    public static Dialog called(SipText request, String localTag, long localCseq) {
        String from = request.header("From").orElse("");
        DialogId id =
                new DialogId(request.callId(), localTag, NameAddr.parse(from).tag());
        String to = request.header("To").orElse("") + ";tag=" + localTag;
        Dialog dialog = new Dialog(
                id, to, from, request.values("Record-Route"), request.from().uri());
        dialog.refresh(request);
        dialog.remoteCseq = request.cseqNumber();
        dialog.localCseq = localCseq;
        return dialog;
    }

    private static List<String> reversedRoutes(SipText response) {
        List<String> routes = new ArrayList<>(response.values("Record-Route"));
        Collections.reverse(routes);
        return List.copyOf(routes);
    }

    public DialogId id() {
        return id;
    }

    /** Value of From in our requests. */
    public String local() {
        return local;
    }

    /** Value of To in our requests. */
    public String remote() {
        return remote;
    }

    /** Values of Record-Route in the order in which our requests visit them. */
    public List<String> routeSet() {
        return routes;
    }

    /** The peer's last Contact URI. */
    public String target() {
        return target;
    }

    /** The number of our last request. */
    public long localCseq() {
        return localCseq;
    }

    /** The highest number that the peer has used; -1 before its first request. */
    public long remoteCseq() {
        return remoteCseq;
    }

    /** Whether the request that was received names this dialog. */
    public boolean owns(SipText request) {
        return id.equals(DialogId.ofRequest(request));
    }

    /** Confirms an early dialog by a 2xx: the route set is taken from it (§13.2.2.4). */
    public void confirm(SipText response) {
        routes = reversedRoutes(response);
        refresh(response);
    }

    /** Uses the Contact of a target refresh, request or 2xx (§12.2.1.2, §12.2.2). */
    public void refresh(SipText message) {
        message.contact()
                .map(NameAddr::uri)
                .filter(Predicate.not(String::isEmpty))
                .ifPresent(uri -> target = uri);
    }

    /** Whether the peer's request is in order; remembers its number (§12.2.2). */
    public boolean accepts(SipText request) {
        boolean inOrder = request.cseqNumber() >= remoteCseq;
        remoteCseq = Math.max(remoteCseq, request.cseqNumber());
        return inOrder;
    }

    /** The number of our next request. */
    public long nextCseq() {
        return ++localCseq;
    }

    /** Our next request, with the next number (§12.2.1.1). */
    public RequestFields next(String method) {
        return fields(method, nextCseq());
    }

    /** The ACK of a 2xx has its INVITE's number (§13.2.2.4). */
    public RequestFields ack(long inviteCseq) {
        return fields("ACK", inviteCseq);
    }

    private RequestFields fields(String method, long cseq) {
        if (routes.isEmpty() || isLoose(routes.get(0))) {
            return new RequestFields(method, target, routes, local, remote, id.callId(), cseq);
        }
        List<String> rest = new ArrayList<>(routes.subList(1, routes.size()));
        rest.add("<" + target + ">");
        String strict = NameAddr.parse(routes.get(0)).uri();
        return new RequestFields(method, strict, rest, local, remote, id.callId(), cseq);
    }

    private static boolean isLoose(String route) {
        return NameAddr.parse(route).sipUri().filter(SipUri::isLooseRouter).isPresent();
    }

    /** The URI that decides where our requests go: the first route, else the remote target. */
    public String nextHop() {
        return routes.isEmpty() ? target : NameAddr.parse(routes.get(0)).uri();
    }
}
