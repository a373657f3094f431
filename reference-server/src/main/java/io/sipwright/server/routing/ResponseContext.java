package io.sipwright.server.routing;

import io.sipwright.server.session.MediaRefused;
import io.sipwright.server.session.MediaSessions.EndReason;
import io.sipwright.server.sip.Responses;
import io.sipwright.server.sip.SipHeaders;
import io.sipwright.server.transaction.ClientTransaction;
import io.sipwright.server.transaction.ServerTransaction;
import io.sipwright.server.transport.Flow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sip.header.ViaHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;

/**
 * A forwarded request and its branches until the last final response (RFC 3261 §16.7). All state is confined to one
 * {@link SerialExecutor}, so every method may be called from any thread.
 */
final class ResponseContext {
    /** RFC 3261 §16.6 step 11: more than three minutes. */
    private static final Duration TIMER_C = Duration.ofSeconds(185);

    private final ServerTransaction upstream;
    private final RoutedRequest routed;
    private final ProxyContext proxy;
    private final SerialExecutor turn = new SerialExecutor();
    private final List<Branch> branches = new ArrayList<>();
    private boolean cancelled;
    private boolean rejected;

    ResponseContext(ServerTransaction upstream, RoutedRequest routed, ProxyContext proxy) {
        this.upstream = upstream;
        this.routed = routed;
        this.proxy = proxy;
    }

    String callId() {
        return SipHeaders.callId(routed.request());
    }

    void forward(List<Target> targets) {
        turn.execute(() -> {
            try {
                List<Request> copies = new ArrayList<>();
                ForkedOffer offer = new ForkedOffer(proxy.media());
                for (Target target : targets) {
                    copies.add(proxy.forwarding().copy(routed, target, offer));
                }
                for (int i = 0; i < copies.size(); i++) {
                    send(copies.get(i), targets.get(i).flow());
                }
            } catch (MediaRefused refused) {
                refuse(refused);
            }
        });
    }

    /** The client gave up, or is gone (RFC 3261 §16.10). */
    void cancel(EndReason why) {
        turn.execute(() -> {
            if (!cancelled && !upstream.finished()) {
                cancelled = true;
                branches.forEach(Branch::cancel); // NAT-010 · RFC 3261 §16.10
                proxy.media().ended(callId(), why);
            }
        });
    }

    /** A connection is gone: that of the client, or of a branch. */
    void closed(Flow flow) {
        turn.execute(() -> {
            if (upstream.flow().id().equals(flow.id())) {
                cancel(EndReason.FLOW_CLOSED);
            }
            for (Branch branch : branches) {
                if (branch.pending() && branch.flow().id().equals(flow.id())) {
                    failed(branch, Response.TEMPORARILY_UNAVAILABLE); // contract N6
                }
            }
        });
    }

    private void send(Request copy, Flow flow) {
        Branch branch = new Branch(copy, flow);
        branches.add(branch);
        branch.sent(proxy.transactions().send(copy, flow, listener(branch)));
        startTimerC(branch);
    }

    private ClientTransaction.Listener listener(Branch branch) {
        return new ClientTransaction.Listener() {
            @Override
            public void response(ClientTransaction transaction, Response response) {
                turn.execute(() -> arrived(branch, response));
            }

            @Override
            public void failed(ClientTransaction transaction, int status) {
                turn.execute(() -> ResponseContext.this.failed(branch, status));
            }
        };
    }

    private void arrived(Branch branch, Response received) {
        Response response = (Response) received.clone();
        response.removeFirst(ViaHeader.NAME); // PRX-001 · RFC 3261 §16.7 step 3
        proxy.contacts().apply(response, branch.flow()); // NAT-008 · contract N7: all replies
        int status = response.getStatusCode();
        if (status < 200) {
            provisional(branch, response);
        } else if (status < 300) {
            success(branch, response);
        } else {
            branch.finish(response);
            failure(status);
        }
    }

    private void provisional(Branch branch, Response response) {
        startTimerC(branch);
        if (response.getStatusCode() == Response.TRYING || cancelled || upstream.finished()) {
            return; // PRX-017 · RFC 3261 §16.7 step 5: 100 stays here
        }
        try {
            rewrite(branch, response);
            upstream.respond(response);
        } catch (MediaRefused refused) {
            branches.forEach(Branch::cancel);
            refuse(refused);
        }
    }

    private void success(Branch branch, Response response) {
        branch.finish(response);
        branches.forEach(Branch::cancel); // PRX-019 · RFC 3261 §16.7 step 10
        if (rejected || !upstream.flow().open()) {
            abandon(branch, response);
            return;
        }
        try {
            rewrite(branch, response);
            proxy.dialogs().established(routed, branch, response);
            upstream.respond(response); // PRX-021 · RFC 6026 §7.2: every 2xx
            proxy.inFlight().remove(upstream);
        } catch (MediaRefused refused) {
            abandon(branch, response);
            refuse(refused);
        }
    }

    /** Nobody can take this answer: the callee gets an ACK and a BYE. */
    private void abandon(Branch branch, Response response) {
        proxy.dialogs().abandon(routed, branch, response);
    }

    private void refuse(MediaRefused refused) {
        int status = cancelled ? Response.REQUEST_TERMINATED : refused.status();
        finish(Responses.to(routed.request(), status, String.valueOf(refused.getMessage())));
    }

    private void failure(int status) {
        if (status >= 600) {
            branches.forEach(Branch::cancel); // RFC 3261 §16.7 step 5
        }
        if (branches.stream().noneMatch(Branch::pending) && !upstream.finished()) {
            finish(BestResponse.of(branches.stream()
                    .map(Branch::finalResponse)
                    .flatMap(Optional::stream)
                    .toList()));
        }
    }

    private void failed(Branch branch, int status) {
        if (branch.pending()) {
            int honest = cancelled
                    ? Response.REQUEST_TERMINATED
                    : branch.flow().open() ? status : Response.TEMPORARILY_UNAVAILABLE; // contract N6
            branch.finish(Responses.to(routed.request(), honest));
            failure(honest); // PRX-024 · RFC 3261 §16.9
        }
    }

    private void finish(Response response) {
        if (upstream.finished()) {
            return;
        }
        rejected = true;
        proxy.inFlight().remove(upstream);
        if (invite() && !routed.inDialog()) {
            proxy.media().ended(callId(), cancelled ? EndReason.CANCEL : EndReason.FAILURE); // contract N8
        }
        if (invite() || response.getStatusCode() != Response.REQUEST_TIMEOUT) {
            upstream.respond(response); // PRX-013 · RFC 4320 §4.2: no 408 to a non-INVITE
        }
    }

    private void rewrite(Branch branch, Response response) throws MediaRefused {
        byte[] body = SipHeaders.body(response);
        Optional<byte[]> before = branch.rewrittenBefore(response);
        if (before.isPresent()) {
            MediaHook.replace(response, before.get());
        } else {
            boolean offered = MediaHook.hasDescription(routed.request());
            proxy.media().response(response, offered, branch.flow(), upstream.flow());
            branch.remember(body, SipHeaders.body(response));
        }
    }

    private void startTimerC(Branch branch) {
        if (invite() && branch.pending()) {
            branch.restartTimerC(proxy.scheduler().after(TIMER_C, () -> turn.execute(() -> timerC(branch)))); // PRX-016
        }
    }

    /** RFC 3261 §16.8. */
    private void timerC(Branch branch) {
        branch.cancel();
        failed(branch, Response.REQUEST_TIMEOUT);
    }

    private boolean invite() {
        return routed.request().getMethod().equals(Request.INVITE);
    }
}
