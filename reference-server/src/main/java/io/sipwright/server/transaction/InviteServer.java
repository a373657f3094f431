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

    private final Request request;

    /** Its states. */
    sealed interface State {
        /** No final response yet. */
        record Proceeding(Optional<Response> last) implements State {}

        /** A non-2xx final was sent and waits for its ACK. */
        record Completed(Response last) implements State {}

        /** The ACK has come. */
        record Confirmed() implements State {}

        /** A 2xx was sent; ACKs go to the transaction user. */
        record Accepted() implements State {}

        /** Done. */
        record Terminated() implements State {}
    }

    InviteServer(Request request, Surroundings around) {
        super(around, new State.Proceeding(Optional.empty()), new State.Terminated());
        this.request = request;
    }

    @Override
    public Request request() {
        return request;
    }

    @Override
    public boolean finished() {
        return !(state() instanceof State.Proceeding);
    }

    @Override
    public void start() {
        // RFC 3261 §17.2.1
        event(() -> timer(timing().trying(), () -> provisional(Responses.to(request, Response.TRYING))));
    }

    @Override
    public void respond(Response response) {
        event(() -> {
            int status = response.getStatusCode();
            if (state() instanceof State.Proceeding) {
                first(response, status);
            } else if (state() instanceof State.Accepted && status / 100 == 2) {
                flow().send(response); // RFC 6026 §7.1: the user may send 2xx again, or another
            } else {
                LOG.debug("{} for an INVITE in state {} is not sent", status, state());
            }
        });
    }

    private void first(Response wanted, int wantedStatus) {
        if (wantedStatus < 200) {
            provisional(wanted);
            return;
        }
        Response response = sendOrReplace(request, wanted);
        if (response.getStatusCode() < 300) {
            become(new State.Accepted());
            terminateAfter(timing().l());
        } else {
            become(new State.Completed(response));
            timer(timing().h(), this::terminate);
            if (!reliable()) {
                retransmitAfter(timing().g(), response);
            }
        }
    }

    private void provisional(Response response) {
        flow().send(response);
        become(new State.Proceeding(Optional.of(response)));
    }

    private void retransmitAfter(Duration interval, Response response) {
        timer(interval, () -> {
            flow().send(response);
            retransmitAfter(timing().doubledUpToT2(interval), response);
        });
    }

    @Override
    public void retransmitted() {
        event(() -> {
            if (state() instanceof State.Proceeding proceeding) {
                proceeding.last().ifPresent(flow()::send);
            } else if (state() instanceof State.Completed completed) {
                flow().send(completed.last());
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
