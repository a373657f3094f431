package io.sipwright.pstn.gateway;

import io.sipwright.pstn.ua.ServerTransaction;
import java.util.Set;

/** The methods that the gateway supports (RFC 3261 §8.2.1). */
final class SupportedMethods {
    /** The value of Allow. */
    static final String METHODS = "INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, UPDATE, MESSAGE, NOTIFY";

    private static final Set<String> KNOWN_ELSEWHERE = Set.of("REGISTER", "SUBSCRIBE", "PUBLISH", "REFER", "PRACK");

    private SupportedMethods() {}

    /** Refuses with 405 a SIP method that the gateway does not support, with 501 an unknown one. */
    static void refuse(ServerTransaction transaction, String toTag) {
        boolean known = KNOWN_ELSEWHERE.contains(transaction.request().method());
        int status = known ? 405 : 501;
        String reason = known ? "Method Not Allowed" : "Not Implemented";
        transaction.respond(transaction.request().answer(status, reason, toTag).with("Allow", METHODS));
    }
}
