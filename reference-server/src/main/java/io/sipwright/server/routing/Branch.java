package io.sipwright.server.routing;

import io.sipwright.server.sip.SipHeaders;
import io.sipwright.server.transaction.ClientTransaction;
import io.sipwright.server.transaction.Scheduler;
import io.sipwright.server.transport.Flow;
import java.util.Arrays;
import java.util.Optional;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/** One copy of a request on its way (RFC 3261 §16.6). Confined to the turn of its {@link ResponseContext}. */
final class Branch {
    private final Request request;
    private final Flow flow;
    private @Nullable ClientTransaction transaction;
    private @Nullable Response finalResponse;
    private Scheduler.@Nullable Timer timerC;
    private byte[] lastBody = new byte[0];
    private byte[] lastRewritten = new byte[0];

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
        return finalResponse == null;
    }

    Optional<Response> finalResponse() {
        return Optional.ofNullable(finalResponse);
    }

    void finish(Response response) {
        if (finalResponse == null || finalResponse.getStatusCode() >= 300) {
            finalResponse = response;
        }
        stopTimerC();
    }

    void cancel() {
        if (pending() && transaction != null) {
            transaction.cancel(); // RFC 3261 §16.10
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

    /** What the same body became before: retransmissions must pass the same (RFC 6026 §7.2). */
    Optional<byte[]> rewrittenBefore(Response response) {
        return Arrays.equals(lastBody, SipHeaders.body(response)) && lastBody.length > 0
                ? Optional.of(lastRewritten)
                : Optional.empty();
    }

    void remember(byte[] body, byte[] rewritten) {
        lastBody = body;
        lastRewritten = rewritten;
    }
}
