package io.sipwright.server.transaction;

import java.time.Duration;
import java.util.List;
import javax.sip.header.Header;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The non-INVITE client transaction (RFC 3261 §17.1.2). */
final class NonInviteClient extends ClientMachine<NonInviteClient.State> {
    private static final Logger LOG = LoggerFactory.getLogger(NonInviteClient.class);

    private final long startedNanos;

    /** Its states. */
    sealed interface State {
        /** No response yet. */
        record Trying() implements State {}

        /** A provisional response came. */
        record Proceeding() implements State {}

        /** The final response came; its retransmissions are dropped. */
        record Completed() implements State {}

        /** Done. */
        record Terminated() implements State {}
    }

    NonInviteClient(Request request, Surroundings around, Listener listener) {
        super(request, around, listener, new State.Trying(), new State.Terminated());
        this.startedNanos = nanoTime();
    }

    @Override
    void sent() {
        runTimers(timing().e());
    }

    /** Timer F runs from the start of the transaction, through both states. */
    private void runTimers(Duration firstInterval) {
        Duration left = timing().f().minusNanos(nanoTime() - startedNanos);
        timer(left.isNegative() ? Duration.ZERO : left, () -> fail(Response.REQUEST_TIMEOUT));
        if (!reliable()) {
            retransmitAfter(firstInterval);
        }
    }

    private void retransmitAfter(Duration interval) {
        timer(interval, () -> {
            flow().send(request());
            retransmitAfter(timing().doubledUpToT2(interval));
        });
    }

    @Override
    void received(Response response) {
        event(() -> {
            if (!isPending()) {
                return;
            }
            if (response.getStatusCode() >= 200) {
                become(new State.Completed());
                terminateAfter(timing().k(reliable()));
                deliverLast(response);
                return;
            }
            if (state() instanceof State.Trying) {
                become(new State.Proceeding());
                runTimers(timing().t2());
            }
            deliver(response);
        });
    }

    @Override
    public void cancel(List<? extends Header> reason) {
        LOG.debug("not cancelled: only INVITE can be (RFC 3261 §9.1)");
    }

    @Override
    boolean isPending() {
        State now = state();
        return now instanceof State.Trying || now instanceof State.Proceeding;
    }
}
