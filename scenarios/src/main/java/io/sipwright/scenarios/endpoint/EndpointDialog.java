package io.sipwright.scenarios.endpoint;

import io.sipwright.pstn.sip.NameAddr;
import io.sipwright.pstn.sip.SipText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One dialog of an endpoint, early or confirmed (RFC 3261 §12). Confined to the endpoint's event loop. */
final class EndpointDialog {
    private final String callId;
    private final String local;
    private final boolean caller;
    private final String method;
    private final String localTag;
    private final String remoteTag;
    private String remote;
    private String remoteTarget;
    private List<String> routes;
    private long localSequence;
    private final long inviteSequence;
    private long lastReliable = -1;
    private boolean confirmed;
    private boolean ended;

    private EndpointDialog(SipText request, SipText response, boolean caller) {
        this.caller = caller;
        callId = request.callId();
        method = request.method();
        local = (caller ? request.header("From") : response.header("To")).orElse("");
        remote = (caller ? response.header("To") : request.header("From")).orElse("");
        localTag = NameAddr.parse(local).tag();
        remoteTag = NameAddr.parse(remote).tag();
        List<String> recorded = new ArrayList<>((caller ? response : request).values("Record-Route"));
        if (caller) {
            Collections.reverse(recorded);
        }
        routes = List.copyOf(recorded);
        remoteTarget = target(caller ? response : request);
        localSequence = caller ? request.cseqNumber() : 0;
        inviteSequence = request.cseqNumber();
    }

    static EndpointDialog asCaller(SipText request, SipText response) {
        return new EndpointDialog(request, response, true);
    }

    static EndpointDialog asCallee(SipText request, SipText response) {
        return new EndpointDialog(request, response, false);
    }

    private static String target(SipText message) {
        return message.contact().map(NameAddr::uri).orElse("");
    }

    /** A later response of the same dialog: a new target, a reliable sequence number, the answer (RFC 3261 §13.2.2.4). */
    void received(SipText response) {
        if (!target(response).isEmpty()) {
            remoteTarget = target(response);
        }
        response.header("RSeq").filter(n -> n.matches("\\d{1,10}")).ifPresent(n -> lastReliable = Long.parseLong(n));
        if (response.status() >= 200 && response.status() < 300 && !confirmed) {
            List<String> recorded = new ArrayList<>(response.values("Record-Route"));
            Collections.reverse(recorded);
            routes = recorded.isEmpty() && response.header("Record-Route").isEmpty() ? routes : List.copyOf(recorded);
            confirmed = true;
        }
    }

    void confirm() {
        confirmed = true;
    }

    void end() {
        ended = true;
    }

    void provisionalSent(long reliableNumber) {
        lastReliable = reliableNumber;
    }

    boolean isConfirmed() {
        return confirmed;
    }

    boolean isOver() {
        return ended;
    }

    boolean isCall() {
        return method.equals("INVITE");
    }

    boolean isCaller() {
        return caller;
    }

    String callId() {
        return callId;
    }

    String localTag() {
        return localTag;
    }

    String remoteTag() {
        return remoteTag;
    }

    /** The To tag of the response that made it: what a name stands for in the whole scenario. */
    String calleeTag() {
        return caller ? remoteTag : localTag;
    }

    boolean holds(SipText request) {
        return request.callId().equals(callId)
                && request.to().tag().equals(localTag)
                && request.from().tag().equals(remoteTag);
    }

    /** The next request in this dialog, but for its Via, Contact and body. */
    SipText request(String requestMethod, @Nullable Long sequence) {
        long number = sequence == null ? ++localSequence : sequence;
        SipText request = SipText.request(requestMethod, remoteTarget)
                .edit()
                .add("Max-Forwards", "70")
                .add("From", local)
                .add("To", remote)
                .add("Call-ID", callId)
                .add("CSeq", number + " " + requestMethod)
                .done();
        for (String route : routes) {
            request = request.edit().add("Route", route).done();
        }
        return requestMethod.equals("PRACK") && lastReliable >= 0
                ? request.with("RAck", lastReliable + " " + inviteSequence + " INVITE")
                : request;
    }

    long inviteSequence() {
        return inviteSequence;
    }

    long lastReliable() {
        return lastReliable;
    }
}
