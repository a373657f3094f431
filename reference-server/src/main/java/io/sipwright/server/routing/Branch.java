package io.sipwright.server.routing;

import io.sipwright.server.clock.Scheduler;
import io.sipwright.server.transaction.ClientTransaction;
import io.sipwright.server.transport.Flow;
import java.util.List;
import java.util.Optional;
import javax.sip.header.Header;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/** One forwarded copy of a request (RFC 3261 §16.6). Confined to the executor of its {@link ResponseContext}. */
final class Branch {
    private final Request request;
    private final Flow flow;
    private @Nullable ClientTransaction transaction;
    /** Of its final response, 0 before it. */
    private int status;

    private @Nullable Response failure;
    private @Nullable Response insteadOfTerminated;
    private Scheduler.@Nullable Timer timerC;
    private boolean unanswered;

    Branch(Request request, Flow flow) {
        this.request = request;
        this.flow = flow;
    }

    Request request() {
        return request;
    }

    Flow flow() {
        return flow;
    }

    void sent(ClientTransaction as) {
        transaction = as;
    }

    boolean pending() {
        return status == 0;
    }

    int status() {
        return status;
    }

    /** Its final response, unless that is a 2xx: nobody needs that after it was passed on. */
    Optional<Response> failure() {
        return Optional.ofNullable(failure);
    }

    boolean isWon() {
        return status / 100 == 2;
    }

    /** Whether its final response is only assumed: none came in time, or its flow is lost. */
    boolean isUnanswered() {
        return unanswered;
    }

    void finish(Response response) {
        Response ownReason = insteadOfTerminated;
        if (status == 0 || status >= 300) {
            Response counted =
                    ownReason != null && response.getStatusCode() == Response.REQUEST_TERMINATED ? ownReason : response;
            status = counted.getStatusCode();
            failure = status < 300 ? null : counted;
        }
        stopTimerC();
    }

    void finishUnanswered(Response assumed) {
        unanswered = true;
        finish(assumed);
    }

    /** @param reason Reason headers for the CANCEL (RFC 3326) */
    void cancel(List<? extends Header> reason) {
        if (pending() && transaction != null) {
            transaction.cancel(reason); // RFC 3261 §16.10
        }
    }

    /** Cancels it for our own reason: its 487 then counts as this response. */
    void giveUp(Response why, List<? extends Header> reason) {
        if (pending()) {
            insteadOfTerminated = why;
            cancel(reason);
        }
    }

    void restartTimerC(Scheduler.Timer timer) {
        stopTimerC();
        timerC = timer;
    }

    private void stopTimerC() {
        if (timerC != null) {
            timerC.cancel();
            timerC = null;
        }
    }
}
