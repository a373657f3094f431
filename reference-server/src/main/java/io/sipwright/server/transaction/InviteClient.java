package io.sipwright.server.transaction;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javax.sip.header.Header;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** The INVITE client transaction (RFC 3261 §17.1.1, RFC 6026 §7.2) and its CANCEL (§9.1). */
final class InviteClient extends ClientMachine<InviteClient.State> {
    private final Consumer<Request> cancels;
    private List<Header> cancelReason = List.of();
    private boolean cancelWanted;

    /** Its states. */
    sealed interface State {
        /** No response yet. */
        record Calling() implements State {}

        /** A provisional response came. */
        record Proceeding() implements State {}

        /** A non-2xx final response came and got this ACK. */
        record Completed(Request ack) implements State {}

        /** A 2xx came; more may follow. */
        record Accepted() implements State {}

        /** Done. */
        record Terminated() implements State {}
    }

    /** @param cancels sends a CANCEL in a transaction of its own */
    InviteClient(Request request, Surroundings around, Listener listener, Consumer<Request> cancels) {
        super(request, around, listener, new State.Calling(), new State.Terminated());
        this.cancels = cancels;
    }

    @Override
    void sent() {
        timer(timing().b(), () -> fail(Response.REQUEST_TIMEOUT));
        if (!reliable()) {
            retransmitAfter(timing().a());
        }
    }

    private void retransmitAfter(Duration interval) {
        timer(interval, () -> {
            flow().send(request());
            retransmitAfter(timing().doubled(interval));
        });
    }

    @Override
    void received(Response response) {
        event(() -> {
            int kind = response.getStatusCode() / 100;
            if (isPending()) {
                pending(response, kind);
            } else if (state() instanceof State.Accepted && kind == 2) {
                deliver(response); // RFC 6026 §7.2
            } else if (state() instanceof State.Completed completed && kind > 2) {
                flow().send(completed.ack());
            }
        });
    }

    private void pending(Response response, int kind) {
        if (kind == 1) {
            if (state() instanceof State.Calling) {
                become(new State.Proceeding());
                sendCancelIfWanted();
            }
        } else if (kind == 2) {
            become(new State.Accepted());
            terminateAfter(timing().m());
            answered();
        } else {
            Request ack = DerivedRequests.ack(request(), response);
            flow().send(ack);
            become(new State.Completed(ack));
            terminateAfter(timing().d(reliable()));
            deliverLast(response);
            return;
        }
        deliver(response);
    }

    @Override
    public void cancel(List<? extends Header> reason) {
        event(() -> {
            boolean first = !cancelWanted;
            cancelWanted = true;
            cancelReason = first ? List.copyOf(reason) : cancelReason;
            if (first && state() instanceof State.Proceeding) {
                sendCancelIfWanted();
            }
        });
    }

    /** Only after a provisional response, else CANCEL could overtake the INVITE (RFC 3261 §9.1). */
    private void sendCancelIfWanted() {
        if (cancelWanted) {
            Request cancel = DerivedRequests.cancel(request(), cancelReason);
            afterwards(() -> cancels.accept(cancel));
            timer(timing().cancelled(), () -> fail(Response.REQUEST_TIMEOUT));
        }
    }

    @Override
    boolean isPending() {
        State now = state();
        return now instanceof State.Calling || now instanceof State.Proceeding;
    }
}
