package io.sipwright.server.transaction;

import java.time.Duration;
import javax.sip.message.Request;
import javax.sip.message.Response;

/**
 * What the two client transactions share: sending the request, and the end when it cannot be sent or no answer can
 * come. Only the table calls the methods that {@link ClientTransaction} does not have.
 *
 * @param <S> the sealed states
 */
abstract sealed class ClientMachine<S> extends Machine<S> implements ClientTransaction
        permits InviteClient, NonInviteClient {
    private final Request request;
    private final Listener listener;

    ClientMachine(Request request, Surroundings around, Listener listener, S initial, S terminated) {
        super(around, initial, terminated);
        this.request = request;
        this.listener = listener;
    }

    @Override
    public final Request request() {
        return request;
    }

    final void start() {
        event(() -> {
            if (flow().send(request)) {
                sent();
            } else {
                int status = unsentStatus();
                timer(Duration.ZERO, () -> fail(status));
            }
        });
    }

    /** The request is sent: starts the timers. Within an event. */
    abstract void sent();

    abstract void received(Response response);

    /** Whether no final response has come; within an event. */
    abstract boolean isPending();

    /** The system could not send this transaction's request. */
    final void sendFailed() {
        event(() -> {
            if (isPending()) {
                fail(Response.SERVICE_UNAVAILABLE); // RFC 3261 §17.1.4
            }
        });
    }

    /** The flow is closed; no response can arrive any more. */
    final void flowClosed() {
        event(() -> {
            if (isPending()) {
                fail(Response.SERVICE_UNAVAILABLE);
            } else if (!isTerminated()) {
                terminate();
            }
        });
    }

    /** Passes a response on to the transaction user; within an event. */
    final void deliver(Response response) {
        afterwards(() -> listener.response(this, response));
    }

    final void fail(int status) {
        terminate();
        afterwards(() -> listener.failed(this, status));
    }
}
