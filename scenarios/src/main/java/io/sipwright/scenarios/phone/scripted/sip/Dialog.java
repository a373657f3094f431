package io.sipwright.scenarios.phone.scripted.sip;

import io.sipwright.pstn.sip.NameAddr;
import io.sipwright.pstn.sip.SipEdit;
import io.sipwright.pstn.sip.SipText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** One dialog (RFC 3261 §12). Confined to the phone's event loop. */
final class Dialog {
    private final JsSipForm form;
    private final Parties parties;
    private final String localTag;
    private final String remoteTag;
    private final List<String> routes;
    private String remoteTarget;
    private long localCseq;
    private long remoteCseq;

    private Dialog(JsSipForm form, Parties parties, List<String> routes, SipText peer, long localCseq) {
        this.form = form;
        this.parties = parties;
        this.localTag = NameAddr.parse(parties.from()).tag();
        this.remoteTag = NameAddr.parse(parties.to()).tag();
        this.routes = List.copyOf(routes);
        this.localCseq = localCseq;
        this.remoteTarget = peer.contact().map(NameAddr::uri).orElse("");
    }

    /** RFC 3261 §12.1.2: from the response to our INVITE; the route set is reversed. */
    static Dialog calling(JsSipForm form, SipText response) {
        List<String> routes = new ArrayList<>(response.values("Record-Route"));
        Collections.reverse(routes);
        Parties parties = new Parties(value(response, "To"), value(response, "From"), response.callId());
        return new Dialog(form, parties, routes, response, response.cseqNumber());
    }

    /** RFC 3261 §12.1.1: from an INVITE that we answer with this tag. */
    static Dialog called(JsSipForm form, SipText invite, String localTag) {
        Parties parties = new Parties(value(invite, "From"), value(invite, "To") + ";tag=" + localTag, invite.callId());
        Dialog dialog = new Dialog(form, parties, invite.values("Record-Route"), invite, firstCseq());
        dialog.remoteCseq = invite.cseqNumber();
        return dialog;
    }

    static long firstCseq() {
        return ThreadLocalRandom.current().nextLong(1, 10_000);
    }

    private static String value(SipText message, String name) {
        return message.header(name).orElse("");
    }

    String remoteTag() {
        return remoteTag;
    }

    long nextCseq() {
        return ++localCseq;
    }

    boolean owns(SipText request) {
        return request.callId().equals(parties.callId())
                && request.to().tag().equals(localTag)
                && request.from().tag().equals(remoteTag);
    }

    /** RFC 3261 §12.2.2: a number that is not higher is out of order. */
    boolean inOrder(SipText request) {
        if (request.cseqNumber() <= remoteCseq) {
            return false;
        }
        remoteCseq = request.cseqNumber();
        return true;
    }

    /** A target refresh (RFC 3261 §12.2.1.2, §12.2.2). */
    void retarget(SipText message) {
        message.contact().map(NameAddr::uri).filter(uri -> !uri.isEmpty()).ifPresent(uri -> remoteTarget = uri);
    }

    /** A request within the dialog, up to its CSeq; goes along the route set (RFC 3261 §12.2.1.1). */
    SipEdit request(String method) {
        return form.request(method, remoteTarget, parties, nextCseq(), routes);
    }

    /** The ACK to a 2xx is a request of its own with the INVITE's number (RFC 3261 §13.2.2.4). */
    SipEdit ack(long inviteCseq) {
        return form.request("ACK", remoteTarget, parties, inviteCseq, routes);
    }
}
