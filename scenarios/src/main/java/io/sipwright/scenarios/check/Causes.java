package io.sipwright.scenarios.check;

import io.sipwright.pstn.sdp.SdpMedia;
import io.sipwright.pstn.sip.SipUri;
import io.sipwright.scenarios.phone.MediaFacts;
import java.util.List;
import java.util.Optional;

/** Names why something failed, from the evidence: "answer lacks a=rtcp-mux", never "timed out after 20 s" alone. */
public final class Causes {
    private Causes() {}

    /** Why a phone did not become registered. */
    public static Cause ofRegistration(Messages phone) {
        Optional<Seen> sent = phone.sent().requests("REGISTER").last();
        if (sent.isEmpty()) {
            return Cause.of("the WebSocket did not open, so no REGISTER was sent", "browser");
        }
        Optional<Seen> end = phone.received()
                .where(m -> m.answers(sent.get()) && m.isFinal())
                .last();
        if (end.isEmpty()) {
            return Cause.of("no response to REGISTER", sent.get().where());
        }
        if (end.get().success()) {
            return new Cause(
                    "the phone does not find its Contact in the 200 to REGISTER",
                    end.get().where(),
                    "REG-002");
        }
        return Cause.of(end.get().what() + " to REGISTER", end.get().where());
    }

    /** Why a call from the far end did not reach its phone. */
    public static Cause ofUnreached(Messages farEnd) {
        Optional<Seen> end =
                farEnd.received().responses("INVITE").where(Seen::isFinal).last();
        String text = end.map(Causes::unreached).orElseGet(() -> farEnd.received()
                .responses("INVITE")
                .last()
                .map(p -> "only " + p.what() + " to the far end's INVITE, which never reached the browser")
                .orElse("no response to the far end's INVITE"));
        String where = end.or(() -> farEnd.sent().first()).map(Seen::where).orElse("far end");
        return new Cause(text, where, "NAT-004");
    }

    private static String unreached(Seen end) {
        String dns = end.sip().status() == 478 || end.sip().reason().contains("resolv")
                ? ": the Contact's .invalid host was looked up in DNS"
                : "";
        return "the target answered the far end's INVITE with " + end.what() + dns;
    }

    /** Why a call was not established; for a call that was, that it was not usable as negotiated. */
    public static Cause ofCall(Call call) {
        if (!call.outgoing()) {
            return call.phone().received().requests("INVITE").none() ? ofUnreached(call.farEnd()) : ofIncoming(call);
        }
        return call.negotiation().flatMap(Causes::ofAnswer).orElseGet(() -> ofOutgoing(call));
    }

    private static Cause ofOutgoing(Call call) {
        Optional<Seen> invite = call.phone().sent().requests("INVITE").first();
        if (invite.isEmpty()) {
            return Cause.of("the browser sent no INVITE", "browser");
        }
        Optional<Seen> end =
                call.phone().received().responses("INVITE").where(Seen::isFinal).last();
        if (end.isPresent()) {
            return call(
                    end.get().success() ? answered(call, end.get()) : end.get().what() + " to the browser's INVITE",
                    end);
        }
        if (call.farEnd().received().requests("INVITE").none()) {
            return call("the INVITE never reached the far end", invite);
        }
        Optional<Seen> answer = call.answer();
        return answer.isPresent()
                ? call("the far end's 200 did not reach the browser", answer)
                : call("no final response to the browser's INVITE", invite);
    }

    /** A library that cannot apply an answer acknowledges it and hangs up with 488 for its reason (RFC 3326). */
    private static String answered(Call call, Seen ok) {
        if (call.phone().sent().requests("ACK").none()) {
            return "the browser did not acknowledge the 200" + because(ok);
        }
        boolean refused = call.phone().sent().requests("BYE").all().stream()
                .flatMap(bye -> bye.sip().header("Reason").stream())
                .anyMatch(reason -> reason.contains("cause=488"));
        return refused ? "the browser refuses the description in the 200" : "the call was answered";
    }

    private static Cause ofIncoming(Call call) {
        Optional<Seen> invite = call.phone().received().requests("INVITE").first();
        Optional<SdpMedia> audio =
                invite.filter(Seen::hasSdp).flatMap(i -> Negotiation.sdp(i).audio());
        String proto = audio.map(SdpMedia::proto).orElse(WebRtcOffer.PROTO);
        if (!proto.equals(WebRtcOffer.PROTO)) {
            String where = invite.map(Seen::where).orElse("");
            return new Cause("the browser is offered " + proto + " instead of " + WebRtcOffer.PROTO, where, "SDP-001");
        }
        Optional<Seen> end =
                call.phone().sent().responses("INVITE").where(Seen::isFinal).last();
        if (end.isPresent()
                && call.farEnd()
                        .received()
                        .responses("INVITE")
                        .where(Seen::isFinal)
                        .none()) {
            return call("the browser's " + end.get().what() + " did not reach the far end", end);
        }
        return end.filter(e -> !e.success())
                .map(e -> call("the browser refused the call with " + e.what(), end))
                .orElseGet(() -> call(
                        "the browser did not answer"
                                + invite.map(Causes::because).orElse(""),
                        invite));
    }

    private static String because(Seen unanswered) {
        return ContactHost.unreadable(unanswered).map(why -> ": " + why).orElse("");
    }

    /** What is wrong with the answer that a browser got, the most fatal first. */
    private static Optional<Cause> ofAnswer(Negotiation n) {
        String where = n.answered().where();
        List<SdpMedia> offer = n.offer().media();
        List<SdpMedia> answer = n.answer().media();
        if (offer.size() != answer.size()) {
            String text = "the answer has " + answer.size() + " m-lines, the offer " + offer.size();
            return Optional.of(new Cause(text, where, "SDP-003"));
        }
        for (int i = 0; i < offer.size(); i++) {
            Optional<Cause> cause = ofMediaLine(i + 1, offer.get(i), answer.get(i), where);
            if (cause.isPresent()) {
                return cause;
            }
        }
        return AnsweredInPlace.unreadable(n).map(text -> new Cause(text, where, "SDP-003"));
    }

    private static Optional<Cause> ofMediaLine(int number, SdpMedia offered, SdpMedia answered, String where) {
        if (answered.port() == 0) {
            return Optional.empty();
        }
        if (!answered.proto().equals(offered.proto())) {
            String text =
                    "the answer's m-line " + number + " is " + answered.proto() + ", offered was " + offered.proto();
            return Optional.of(new Cause(text, where, "SDP-002"));
        }
        Optional<Cause> mux = RtcpMux.broken(number, offered, answered, where);
        if (mux.isPresent()) {
            return mux;
        }
        String setup = answered.attribute("setup").orElse("");
        if (!setup.equals("active") && !setup.equals("passive")) {
            String text = "DTLS role clash: the answer says a=setup:" + (setup.isEmpty() ? "nothing" : setup);
            return Optional.of(new Cause(text, where, "SDP-005"));
        }
        return List.of("fingerprint", "ice-ufrag", "ice-pwd").stream()
                .filter(name -> !answered.has(name))
                .findFirst()
                .map(name -> new Cause("answer lacks a=" + name, where, "CALL-001"));
    }

    private static Cause call(String text, Optional<Seen> evidence) {
        return new Cause(text, evidence.map(Seen::where).orElse("browser"), "CALL-001");
    }

    /** Why there is no secured media path between browser and bridge; empty where there is one. */
    public static Optional<Cause> ofMediaPath(Call call, MediaFacts facts) {
        if (facts.dtlsState().equals("connected")) {
            return Optional.empty();
        }
        boolean ice = List.of("connected", "completed").contains(facts.iceState())
                || facts.dtlsState().equals("failed"); // nobody fails at DTLS without a pair to speak it on
        String states = "ICE " + facts.iceState() + ", DTLS " + facts.dtlsState() + " in the browser";
        if (!ice) {
            Cause silent =
                    new Cause("ICE does not connect: the bridge answers no connectivity check", states, "MED-001");
            return call.negotiation().flatMap(Causes::ofAnswer).or(() -> Optional.of(silent));
        }
        boolean bridgeActive = DtlsRoles.bridgeIsActive(call).orElse(false);
        boolean helloSeen = facts.dtlsClientHellos().contains("remote");
        if (helloSeen && !bridgeActive) {
            return Optional.of(
                    new Cause("DTLS role clash: both active", states + ", ClientHello from both", "MED-011"));
        }
        if (bridgeActive && !facts.dtlsState().equals("failed") && !helloSeen) {
            return Optional.of(new Cause(
                    "DTLS role clash: the bridge answered active and sends no ClientHello", states, "MED-011"));
        }
        return Optional.of(
                facts.dtlsState().equals("failed")
                        ? new Cause("fingerprint of the bridge does not match its certificate", states, "SDP-009")
                        : new Cause("the DTLS handshake does not end", states, "MED-011"));
    }

    /** Why an in-dialog request of the far end, or of the browser, did not arrive. */
    public static Cause ofLostInDialog(Call call, String method) {
        return ofLostInDialog(
                call, call.farEnd().sent().requests(method).none() ? call.phone() : call.farEnd(), method);
    }

    /** The same where both sides sent such a request. */
    static Cause ofLostInDialog(Call call, Messages sender, String method) {
        Optional<Seen> request = sender.sent().requests(method).last();
        if (request.isEmpty()) {
            return Cause.of("nobody sent " + method, "");
        }
        String host =
                SipUri.parse(request.get().sip().requestUri()).map(SipUri::host).orElse("");
        boolean routed = !request.get().sip().headers("Route").isEmpty();
        if (host.endsWith(".invalid") && !routed) {
            String message = call.outgoing() ? "INVITE" : "200";
            String owner = call.outgoing() ? "NAT-007" : "NAT-008";
            return new Cause(
                    "Contact in the " + message + " still has a .invalid host: " + host,
                    request.get().where(),
                    owner);
        }
        Optional<Seen> response =
                sender.received().where(m -> m.answers(request.get())).last();
        String end = response.map(r -> "the target answered " + method + " with " + r.what())
                .orElse("no response to " + method);
        boolean astray = response.isEmpty() && host.endsWith(".invalid");
        String hint = astray ? ", whose Request-URI is the browser's Contact, not mended: " + host : "";
        return Cause.of(
                end + hint + (routed || call.backToBack() ? "" : " (no Record-Route in the dialog)"),
                request.get().where());
    }
}
