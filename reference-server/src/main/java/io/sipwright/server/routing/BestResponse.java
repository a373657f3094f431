package io.sipwright.server.routing;

import io.sipwright.server.auth.Challenger;
import io.sipwright.server.sip.MessageCopy;
import io.sipwright.server.sip.SipElements;
import io.sipwright.server.sip.SipHeaders;
import java.text.ParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import javax.sip.header.Header;
import javax.sip.message.Response;

/** Chooses among the final responses of all branches (RFC 3261 §16.7 steps 6 and 7). Pure. */
final class BestResponse {
    /** RFC 3261 §16.7 step 6: they tell the client how to send a request that works. */
    private static final Set<Integer> HELPFUL = Set.of(401, 407, 415, 420, 484);

    private BestResponse() {}

    /** @param finals at least one, none of them 2xx */
    static Response of(List<Response> finals) {
        Response best = finals.stream()
                .min(Comparator.comparingInt(BestResponse::rank)) // PRX-022
                .orElseThrow();
        if (best.getStatusCode() == 503) {
            return asServerError(best); // PRX-023 · RFC 3261 §16.7 step 6
        }
        if (best.getStatusCode() == 401 || best.getStatusCode() == 407) {
            collectChallenges(best, finals);
        }
        return best;
    }

    private static int rank(Response response) {
        int status = response.getStatusCode();
        if (status >= 600) {
            return 0;
        }
        int withinClass = HELPFUL.contains(status) ? 0 : status == 408 || status == 503 ? 2 : 1;
        return status / 100 * 10 + withinClass;
    }

    private static Response asServerError(Response unavailable) {
        try {
            Response error = MessageCopy.of(unavailable);
            error.setStatusCode(Response.SERVER_INTERNAL_ERROR);
            error.setReasonPhrase("Server Internal Error");
            return error;
        } catch (ParseException never) {
            throw new IllegalStateException(never);
        }
    }

    /** AUTH-015 · RFC 3261 §16.7 step 7. */
    private static void collectChallenges(Response best, List<Response> finals) {
        for (Response other : finals) {
            if (other != best && (other.getStatusCode() == 401 || other.getStatusCode() == 407)) {
                for (Challenger kind : Challenger.values()) {
                    SipHeaders.all(other, kind.challengeHeader(), Header.class).forEach(best::addHeader);
                }
                SipElements.keepText(best, best, other); // unmodified, so that the client can check each realm
            }
        }
    }
}
