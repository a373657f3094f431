package io.sipwright.server.transaction;

import io.sipwright.server.sip.Responses;
import java.time.Duration;
import java.util.Optional;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The non-INVITE server transaction (RFC 3261 §17.2.2). */
final class NonInviteServer extends Machine<NonInviteServer.State> implements ServerMachine {
    private static final Logger LOG = LoggerFactory.getLogger(NonInviteServer.class);

    private final long startedNanos;

    /** Its states. */
    sealed interface State {
        /** Nothing sent yet: retransmissions of the request are dropped. */
        record Trying(Request request) implements State {}

        /** A provisional response was sent. */
        record Proceeding(Request request, Response last) implements State {}

        /** The final response was sent. */
        record Completed(Runnable again) implements State {}

        /** Done. */
        record Terminated() implements State {}
    }

    NonInviteServer(Request request, Surroundings around) {
        super(around, new State.Trying(request), new State.Terminated());
        this.startedNanos = nanoTime();
    }

    @Override
    public boolean finished() {
        State now = state();
        return now instanceof State.Completed || now instanceof State.Terminated;
    }

    /**
     * A proxy may have to send no response (RFC 4320 §4.2): once the client must have given up, the transaction ends.
     */
    @Override
    public void start() {
        event(this::giveUpInTime);
    }

    /** The limit runs from the start, through Trying and Proceeding: provisional responses do not extend it. */
    private void giveUpInTime() {
        Duration left = timing().abandoned().minusNanos(nanoTime() - startedNanos);
        terminateAfter(left.isNegative() ? Duration.ZERO : left);
    }

    @Override
    public void respond(Response response) {
        event(() -> unanswered()
                .ifPresentOrElse(
                        request -> respond(request, response),
                        () -> LOG.debug("{} for an answered request is not sent", response.getStatusCode())));
    }

    private void respond(Request request, Response response) {
        if (response.getStatusCode() < 200) {
            flow().send(response);
            become(new State.Proceeding(request, response));
            giveUpInTime(); // RFC 3261 §17.2.2 knows no timer here; RFC 4320 §4.2
        } else {
            become(new State.Completed(sendOrReplace(request, response).again()));
            terminateAfter(timing().j(reliable()));
        }
    }

    @Override
    public void broken() {
        event(() -> unanswered()
                .ifPresent(request -> respond(request, Responses.to(request, Response.SERVER_INTERNAL_ERROR))));
    }

    /** The request while it has no final response. */
    private Optional<Request> unanswered() {
        State now = state();
        if (now instanceof State.Trying trying) {
            return Optional.of(trying.request());
        }
        return now instanceof State.Proceeding proceeding ? Optional.of(proceeding.request()) : Optional.empty();
    }

    @Override
    public void retransmitted() {
        event(() -> {
            if (state() instanceof State.Proceeding proceeding) {
                flow().send(proceeding.last());
            } else if (state() instanceof State.Completed completed) {
                completed.again().run();
            }
        });
    }
}
