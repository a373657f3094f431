package io.sipwright.scenarios.diagnosis;

import io.sipwright.scenarios.evidence.Messages;
import io.sipwright.scenarios.evidence.Registration;
import io.sipwright.scenarios.evidence.TranscriptMessage;
import io.sipwright.scenarios.evidence.WebSocketOpening;
import java.util.Optional;

/** Why a phone is not registered. */
public final class RegistrationDiagnosis {
    private RegistrationDiagnosis() {}

    /**
     * @param phone all messages of the phone
     * @param opening of its WebSocket, where known
     */
    public static Cause of(Messages phone, Optional<WebSocketOpening> opening) {
        Optional<TranscriptMessage> sent = phone.sent().requests("REGISTER").last();
        if (sent.isEmpty()) {
            return opening.filter(o -> !o.open())
                    .map(RegistrationDiagnosis::closed)
                    .orElseGet(() -> Cause.of("the phone sent no REGISTER", "browser"));
        }
        Optional<TranscriptMessage> end = phone.received()
                .where(m -> m.answers(sent.get()) && m.isFinal())
                .last();
        if (end.isEmpty()) {
            return Cause.of("no response to REGISTER", sent.get().where());
        }
        TranscriptMessage response = end.get();
        if (!response.success()) {
            boolean credentials = sent.get().sip().header("Authorization").isPresent();
            String tried = credentials ? " with credentials" : "";
            return Cause.of(response.what() + " to REGISTER" + tried, response.where());
        }
        return accepted(phone, response);
    }

    /** The phone rejects the 200: {@code REG-002} if the transcript shows that its Contact is missing. */
    private static Cause accepted(Messages phone, TranscriptMessage response) {
        Optional<Registration> registration = Registration.newest(phone);
        boolean lacks = registration.filter(r -> !r.listsOwn()).isPresent();
        return lacks
                ? new Cause(
                        "the phone's own Contact is not in the 200 to REGISTER", response.where(), "REG-002", Hint.NONE)
                : Cause.of(
                        "the phone is not registered although the 200 to REGISTER holds its Contact", response.where());
    }

    /** Why a WebSocket did not open. */
    public static Cause closed(WebSocketOpening opening) {
        String where = "WebSocket handshake";
        return switch (opening.result()) {
            case CERTIFICATE ->
                new Cause(
                        "the WebSocket did not open: certificate not trusted (" + opening.detail()
                                + "); trust: insecure in the target file, or a certificate of a known authority",
                        where,
                        "WS-027",
                        Hint.NONE);
            case NO_TLS ->
                Cause.of("the WebSocket did not open: no TLS (" + opening.detail() + "); ws: says wss", where);
            case REFUSED -> Cause.of("the WebSocket did not open: HTTP " + opening.detail(), where);
            case WRONG_ACCEPT ->
                new Cause("the WebSocket did not open: wrong Sec-WebSocket-Accept", where, "WS-003", Hint.NONE);
            case WRONG_SUBPROTOCOL ->
                new Cause(
                        "the WebSocket did not open: the 101 names "
                                + (opening.detail().isEmpty() ? "no sub-protocol" : "sub-protocol " + opening.detail())
                                + " instead of sip",
                        where,
                        "WS-001",
                        Hint.SUBPROTOCOL);
            case SILENT -> Cause.of("the WebSocket did not open: no reply to the upgrade request", where);
            case UNKNOWN ->
                Cause.of(
                        opening.detail().isEmpty()
                                ? "the WebSocket did not open; the browser does not say why"
                                : "the WebSocket did not open: " + opening.detail(),
                        where);
            case OPEN -> Cause.of("the WebSocket is open", where);
        };
    }
}
