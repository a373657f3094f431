package io.sipwright.server.transaction;

import java.time.Duration;
import java.util.Objects;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/**
 * What the two client transactions share: sending the request, and the end when it cannot be sent or no answer can
 * come. Only the table calls the methods that {@link ClientTransaction} does not have.
 *
 * @param <S> the sealed states
 */
abstract sealed class ClientMachine<S> extends Machine<S> implements ClientTransaction
        permits InviteClient, NonInviteClient {
    /** Does nothing with the results. */
    static final Listener NOBODY = new Listener() {
        @Override
        public void response(ClientTransaction transaction, Response response) {}

        @Override
        public void failed(ClientTransaction transaction, int status) {}
    };

    /** Null once it is answered: a transaction stays for 32 s, its messages need not. */
    private @Nullable Request request;

    private Listener listener;

    ClientMachine(Request request, Surroundings around, Listener listener, S initial, S terminated) {
        super(around, initial, terminated);
        this.request = request;
        this.listener = listener;
    }

    /** The request; only until {@link #answered()}. Within an event. */
    final Request request() {
        return Objects.requireNonNull(request, "answered");
    }

    final void start() {
        event(() -> {
            if (flow().send(request())) {
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
        Listener user = listener;
        afterwards(() -> user.response(this, response));
    }

    /** The request will not be sent again. Within an event. */
    final void answered() {
        request = null;
    }

    /** Passes on the last response that the transaction user gets; within an event. */
    final void deliverLast(Response response) {
        deliver(response);
        answered();
        listener = NOBODY;
    }

    final void fail(int status) {
        terminate();
        afterwards(() -> listener.failed(this, status));
    }
}
