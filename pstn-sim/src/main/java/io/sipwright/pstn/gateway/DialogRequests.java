package io.sipwright.pstn.gateway;

import io.sipwright.pstn.sdp.SdpText;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.ua.ServerTransaction;
import io.sipwright.pstn.ua.Session;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers the peer's requests within a call (RFC 3261 §12.2.2). */
final class DialogRequests {
    private static final Pattern DTMF_SIGNAL = Pattern.compile("(?im)^\\s*signal\\s*=\\s*([0-9*#A-D])");
    private static final Pattern DTMF = Pattern.compile("\\s*([0-9*#A-Da-d])\\s*");

    private DialogRequests() {}

    static void handle(EmbeddedCall call, Session session, ServerTransaction transaction) {
        SipText request = transaction.request();
        switch (request.method()) {
            case "BYE" -> bye(call, transaction);
            case "INVITE", "UPDATE" -> modify(call, session, transaction);
            case "INFO" -> info(call, transaction);
            case "OPTIONS", "MESSAGE", "NOTIFY" ->
                transaction.respond(request.answer(200, "OK", "").with("Allow", SupportedMethods.METHODS));
            default -> SupportedMethods.refuse(transaction, "");
        }
    }

    private static void bye(EmbeddedCall call, ServerTransaction transaction) {
        transaction.respond(200, "OK", "");
        call.endUnanswered(CallEnd.BYE_RECEIVED, transaction.request());
        if (!call.isOver()) {
            call.finish(CallEnd.BYE_RECEIVED, transaction.request());
        }
    }

    private static void info(EmbeddedCall call, ServerTransaction transaction) {
        digit(transaction.request()).chars().forEach(call.progress::digit);
        transaction.respond(200, "OK", "");
    }

    /** The digit in an INFO body, {@code application/dtmf-relay} or {@code application/dtmf}; otherwise the empty string. */
    private static String digit(SipText info) {
        String body = info.bodyText();
        Matcher m =
                switch (info.contentType()) {
                    case "application/dtmf-relay" -> DTMF_SIGNAL.matcher(body);
                    case "application/dtmf" -> DTMF.matcher(body);
                    default -> DTMF_SIGNAL.matcher("");
                };
        return m.find() ? m.group(1) : "";
    }

    /**
     * A re-INVITE or UPDATE: a new Contact, and perhaps a new offer (RFC 3261 §14.2). An UPDATE need not wait for the
     * ACK of a 2xx that answered an offer, but must not cross our own offer (RFC 3311 §5.2).
     */
    private static void modify(EmbeddedCall call, Session session, ServerTransaction transaction) {
        SipText request = transaction.request();
        boolean offers = request.contentType().equals("application/sdp");
        boolean wantsOffer = transaction.isInvite() && request.contentType().isEmpty(); // RFC 3261 §14.2
        if (session.isInviteOut() || (offers && session.awaitsAnswer())) {
            transaction.respond(491, "Request Pending", "");
        } else if (transaction.isInvite() && session.awaitsAck()) {
            transaction.respond(request.answer(500, "Server Internal Error", "").with("Retry-After", "1"));
        } else {
            session.dialog().refresh(request);
            Optional<String> description = offers
                    ? call.audio.answer(SdpText.parse(request.body()))
                    : Optional.of(wantsOffer ? call.audio.description() : "");
            description.ifPresentOrElse(
                    body -> agree(call, session, transaction, body),
                    () -> transaction.respond(488, "Not Acceptable Here", ""));
        }
    }

    private static void agree(EmbeddedCall call, Session session, ServerTransaction transaction, String body) {
        SipText ok = transaction
                .request()
                .answer(200, "OK", "")
                .edit()
                .push("Contact", call.contact())
                .set("Allow", SupportedMethods.METHODS)
                .body("application/sdp", body)
                .done();
        if (transaction.isInvite()) {
            session.accept(transaction, ok);
        } else {
            transaction.respond(ok);
        }
    }
}
