package io.sipwright.server.transaction;

import io.sipwright.server.sip.Responses;
import java.time.Duration;
import java.util.Optional;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The INVITE server transaction (RFC 3261 §17.2.1, RFC 6026 §7.1). */
final class InviteServer extends Machine<InviteServer.State> implements ServerMachine {
    private static final Logger LOG = LoggerFactory.getLogger(InviteServer.class);

    /** Its states. */
    sealed interface State {
        /** No final response yet. */
        record Proceeding(Request request, Optional<Response> last) implements State {}

        /** A non-2xx final was sent and waits for its ACK. */
        record Completed(Runnable again) implements State {}

        /** The ACK has come. */
        record Confirmed() implements State {}

        /** A 2xx was sent; ACKs go to the transaction user. */
        record Accepted() implements State {}

        /** Done. */
        record Terminated() implements State {}
    }

    InviteServer(Request request, Surroundings around) {
        super(around, new State.Proceeding(request, Optional.empty()), new State.Terminated());
    }

    @Override
    public boolean finished() {
        return !(state() instanceof State.Proceeding);
    }

    @Override
    public void start() {
        // RFC 3261 §17.2.1
        event(() -> timer(timing().trying(), () -> respondNow(Response.TRYING)));
    }

    /** With a response of our own, unless a final one was sent; within an event. */
    private void respondNow(int status) {
        if (state() instanceof State.Proceeding now) {
            respond(now, Responses.to(now.request(), status));
        }
    }

    @Override
    public void broken() {
        event(() -> respondNow(Response.SERVER_INTERNAL_ERROR));
    }

    @Override
    public void respond(Response response) {
        event(() -> {
            int status = response.getStatusCode();
            if (state() instanceof State.Proceeding now) {
                respond(now, response);
            } else if (state() instanceof State.Accepted && status / 100 == 2) {
                flow().send(response); // RFC 6026 §7.1: the user may send 2xx again, or another
            } else {
                LOG.debug("{} for an INVITE in state {} is not sent", status, state());
            }
        });
    }

    private void respond(State.Proceeding now, Response response) {
        if (response.getStatusCode() < 200) {
            flow().send(response);
            become(new State.Proceeding(now.request(), Optional.of(response)));
            return;
        }
        Sent sent = sendOrReplace(now.request(), response);
        if (sent.status() < 300) {
            become(new State.Accepted());
            terminateAfter(timing().l());
        } else {
            become(new State.Completed(sent.again()));
            timer(timing().h(), this::terminate);
            if (!reliable()) {
                retransmitAfter(timing().g(), sent.again());
            }
        }
    }

    private void retransmitAfter(Duration interval, Runnable again) {
        timer(interval, () -> {
            again.run();
            retransmitAfter(timing().doubledUpToT2(interval), again);
        });
    }

    @Override
    public void retransmitted() {
        event(() -> {
            if (state() instanceof State.Proceeding proceeding) {
                proceeding.last().ifPresent(flow()::send);
            } else if (state() instanceof State.Completed completed) {
                completed.again().run();
            }
        });
    }

    /** Whether the ACK ends here; in state Accepted it goes to the transaction user (RFC 6026 §7.1). */
    boolean acked() {
        if (state() instanceof State.Accepted) {
            return false;
        }
        event(() -> {
            if (state() instanceof State.Completed) {
                become(new State.Confirmed());
                terminateAfter(timing().i(reliable()));
            }
        });
        return true;
    }
}
