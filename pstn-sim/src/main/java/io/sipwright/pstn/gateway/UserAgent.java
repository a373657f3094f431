package io.sipwright.pstn.gateway;

import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.sip.SipUri;
import io.sipwright.pstn.ua.Identifiers;
import io.sipwright.pstn.ua.RequestListener;
import io.sipwright.pstn.ua.ServerTransaction;
import io.sipwright.pstn.ua.Sessions;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the call for each request, or makes one (RFC 3261 §8.2). Confined to the gateway's thread. */
final class UserAgent implements RequestListener {
    private static final Logger LOG = LoggerFactory.getLogger(UserAgent.class);

    private final CallContext context;
    private final CallBook<EmbeddedCall> book;
    private final ServiceScript script;
    private final Sessions sessions;

    UserAgent(CallContext context, CallBook<EmbeddedCall> book, ServiceScript script) {
        this.context = context;
        this.book = book;
        this.script = script;
        this.sessions = context.core().sessions();
    }

    /** Receives all requests from now on. */
    void begin() {
        sessions.listen(this::outsideDialog);
        context.core().transactions().listen(this);
    }

    @Override
    public void request(ServerTransaction transaction) {
        SipText request = transaction.request();
        Optional<String> missing = List.of("From", "To", "Call-ID", "CSeq").stream()
                .filter(name -> request.header(name).isEmpty())
                .findFirst();
        if (missing.isPresent()) {
            transaction.respond(400, "Missing " + missing.get(), Identifiers.tag());
        } else {
            sessions.request(transaction);
        }
    }

    @Override
    public void ack(SipText ack) {
        sessions.ack(ack);
    }

    private void outsideDialog(ServerTransaction transaction) {
        switch (transaction.request().method()) {
            case "INVITE" -> invite(transaction);
            case "OPTIONS", "MESSAGE", "NOTIFY" ->
                transaction.respond(transaction
                        .request()
                        .answer(200, "OK", Identifiers.tag())
                        .edit()
                        .set("Allow", SupportedMethods.METHODS)
                        .set("Accept", "application/sdp")
                        .done());
            case "BYE", "INFO", "UPDATE" -> Sessions.unknown(transaction);
            default -> SupportedMethods.refuse(transaction, Identifiers.tag());
        }
    }

    private void invite(ServerTransaction transaction) {
        SipText request = transaction.request();
        List<String> required = request.values("Require");
        Optional<Service> service = service(request);
        if (book.find(IncomingCall.class, c -> c.isFor(request)).isPresent()) {
            transaction.respond(482, "Loop Detected", Identifiers.tag());
        } else if (!required.isEmpty()) {
            SipText refusal = request.answer(420, "Bad Extension", Identifiers.tag());
            transaction.respond(refusal.with("Unsupported", String.join(", ", required)));
        } else if (service.isEmpty()) {
            transaction.respond(404, "Not Found", Identifiers.tag());
        } else {
            receiveCall(transaction, service.get());
        }
    }

    private void receiveCall(ServerTransaction transaction, Service service) {
        try {
            IncomingCall call = new IncomingCall(context, transaction, service, script);
            book.add(call);
            call.begin();
        } catch (UncheckedIOException e) {
            LOG.warn("a call is refused: {}", e.getMessage());
            transaction.respond(503, "Service Unavailable", Identifiers.tag());
        }
    }

    private Optional<Service> service(SipText invite) {
        String number = SipUri.parse(invite.requestUri()).map(SipUri::user).orElse("");
        return context.settings().numbers().entrySet().stream()
                .filter(e -> e.getValue().equals(number))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
