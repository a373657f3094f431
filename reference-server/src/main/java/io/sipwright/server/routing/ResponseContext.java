package io.sipwright.server.routing;

import io.sipwright.server.clock.Scheduler;
import io.sipwright.server.media.control.EndReason;
import io.sipwright.server.media.control.MediaRefusedException;
import io.sipwright.server.sip.MessageCopy;
import io.sipwright.server.sip.Responses;
import io.sipwright.server.sip.SipElements;
import io.sipwright.server.sip.SipHeaders;
import io.sipwright.server.transaction.ClientTransaction;
import io.sipwright.server.transaction.ServerTransaction;
import io.sipwright.server.transport.Flow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sip.header.Header;
import javax.sip.header.ViaHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A forwarded request and its branches until the last final response (RFC 3261 §16.7). All state is confined to one
 * {@link SerialExecutor}, so every method may be called from any thread. {@link DialogProgress} handles the effect on
 * dialogs and media.
 */
final class ResponseContext {
    private static final Logger LOG = LoggerFactory.getLogger(ResponseContext.class);

    /** RFC 3261 §16.6 step 11: more than three minutes. A phone that rings for four and says so only once is answered too. */
    private static final Duration TIMER_C = Duration.ofMinutes(5);

    /** RFC 4320 §4.1: when the client's Timer E reaches T2; not earlier. */
    private static final Duration TRYING = Duration.ofMillis(3_500);

    private final ServerTransaction upstream;
    private final Admitted admitted;
    private final RoutedRequest routed;
    private final ProxyContext proxy;
    private final DialogProgress progress;
    private final SerialExecutor executor = new SerialExecutor();
    private final List<Branch> branches = new ArrayList<>();
    private Scheduler.@Nullable Timer trying;
    private EndReason failure = EndReason.FAILURE;
    private boolean cancelled;
    private boolean rejected;

    ResponseContext(ServerTransaction upstream, Admitted admitted, ProxyContext proxy) {
        this.upstream = upstream;
        this.admitted = admitted;
        this.routed = admitted.routed();
        this.proxy = proxy;
        this.progress = proxy.progress(admitted, (branch, why) -> proxy.scheduler()
                .after(Duration.ZERO, () -> run(() -> mediaFailed(branch, why)))); // off the media thread
    }

    void forward(List<Target> targets) {
        run(() -> {
            Optional<Response> refusal = Optional.empty();
            for (Target target : targets) {
                Branch branch = new Branch(proxy.forwarding().copy(admitted, target), target.flow());
                branches.add(branch);
                Optional<Response> refused = copied(branch);
                refusal = refusal.or(() -> refused);
            }
            if (branches.stream().noneMatch(Branch::pending)) {
                finish(refusal.orElseThrow());
                return;
            }
            branches.stream().filter(Branch::pending).forEach(this::send);
            if (!invite()) {
                trying = proxy.scheduler().after(TRYING, () -> run(this::trying));
            }
        });
    }

    /** RFC 4320 §4.1. */
    private void trying() {
        if (!upstream.finished()) {
            upstream.respond(Responses.to(routed.request(), Response.TRYING));
        }
    }

    /** A branch whose media are refused is dropped; the others are forwarded. */
    private Optional<Response> copied(Branch branch) {
        try {
            progress.copied(branch);
            return Optional.empty();
        } catch (MediaRefusedException refused) {
            Response refusal = refusal(refused);
            branch.finish(refusal);
            progress.failed(branch, refusal.getStatusCode(), EndReason.FAILURE);
            return Optional.of(refusal);
        }
    }

    /**
     * The client gave up (RFC 3261 §16.10).
     *
     * @param reason the Reason headers of its CANCEL (RFC 3326 §2)
     */
    void cancel(List<? extends Header> reason) {
        run(() -> cancel(EndReason.CANCEL, reason));
    }

    private void cancel(EndReason why, List<? extends Header> reason) {
        if (!cancelled && !upstream.finished()) {
            cancelled = true;
            failure = why;
            branches.forEach(branch -> branch.cancel(reason)); // NAT-010 · media stay until the last final response
        }
    }

    /** A connection was lost: the client's, or a branch's. */
    void closed(Flow flow) {
        run(() -> {
            if (upstream.flow().id().equals(flow.id())) {
                cancel(EndReason.FLOW_CLOSED, CancelReason.CALLER_GONE);
                branches.stream() // no receiver for a response
                        .filter(Branch::pending)
                        .forEach(branch -> progress.failed(branch, 0, EndReason.FLOW_CLOSED));
            }
            for (Branch branch : branches) {
                if (branch.pending() && branch.flow().id().equals(flow.id())) {
                    unanswered(branch, Response.TEMPORARILY_UNAVAILABLE); // RFC 3261 §21.4.18
                }
            }
        });
    }

    private void send(Branch branch) {
        branch.sent(proxy.transactions().send(branch.request(), branch.flow(), listener(branch)));
        startTimerC(branch);
    }

    private ClientTransaction.Listener listener(Branch branch) {
        return new ClientTransaction.Listener() {
            @Override
            public void response(ClientTransaction transaction, Response response) {
                run(() -> arrived(branch, response));
            }

            @Override
            public void failed(ClientTransaction transaction, int status) {
                run(() -> unanswered(branch, status));
            }
        };
    }

    private void arrived(Branch branch, Response received) {
        Response response = MessageCopy.of(received);
        response.removeFirst(ViaHeader.NAME); // PRX-001 · RFC 3261 §16.7 step 3
        if (response.getHeader(ViaHeader.NAME) == null) {
            withoutVia(branch, response.getStatusCode());
            return;
        }
        proxy.contacts().apply(response, branch.flow()); // NAT-008 · RFC 5626 §5.3: all responses
        proxy.identity().response(response, branch.flow(), upstream.flow()); // RFC 3325 §5
        int status = response.getStatusCode();
        if (status < 200) {
            provisional(branch, response);
        } else if (status < 300) {
            success(branch, response);
        } else {
            branch.finish(response);
            failure(branch);
        }
    }

    /** RFC 3261 §16.7 step 3: it leads nowhere and is not forwarded. */
    private void withoutVia(Branch branch, int status) {
        LOG.info("call {}: {} with no Via but ours dropped", SipHeaders.callId(routed.request()), status);
        if (status >= 200) {
            unanswered(branch, Response.SERVER_INTERNAL_ERROR);
        }
    }

    private void provisional(Branch branch, Response response) {
        if (response.getStatusCode() == Response.TRYING) {
            return; // PRX-017 · RFC 3261 §16.7 step 5: 100 stays here
        }
        startTimerC(branch); // RFC 3261 §16.7 step 2: 101 to 199
        if (!invite() || cancelled || upstream.finished()) {
            return; // RFC 4320 §4.1: none to a non-INVITE
        }
        try {
            progress.provisional(branch, response);
            upstream.respond(response);
        } catch (MediaRefusedException refused) { // RFC 3261 §16.7: the other branches may still be answered
            branch.giveUp(refusal(refused), CancelReason.MEDIA);
        }
    }

    private void success(Branch branch, Response response) {
        try {
            boolean wanted = !rejected && upstream.flow().open();
            if (wanted) {
                progress.succeeded(branch, response);
            }
            branch.finish(response);
            branches.forEach(loser -> loser.cancel(CancelReason.COMPLETED_ELSEWHERE)); // PRX-019, PRX-020
            if (wanted) {
                passOn(branch, response);
            } else {
                progress.abandoned(branch, response, EndReason.FLOW_CLOSED);
            }
        } catch (MediaRefusedException refused) {
            unusable(branch, response, refused);
        } catch (RuntimeException defect) {
            progress.abandoned(branch, response, EndReason.FAILURE); // its callee considers the call established
            throw defect;
        }
    }

    private void passOn(Branch branch, Response response) {
        if (upstream.flow().fits(response)) {
            upstream.respond(response); // PRX-021 · RFC 6026 §7.2: every 2xx, after a CANCEL too (RFC 3261 §9.1)
            answered();
        } else {
            finish(Responses.tooLarge(routed.request()));
            progress.unsendable(branch, response);
        }
    }

    /** A 2xx whose description cannot be bridged is none: its callee gets ACK and BYE, and the other branches go on. */
    private void unusable(Branch branch, Response response, MediaRefusedException refused) {
        progress.abandoned(branch, response, EndReason.MEDIA_REFUSED);
        if (branch.pending()) {
            branch.finish(refusal(refused));
            failure(branch);
        }
    }

    private Response refusal(MediaRefusedException refused) {
        Response response = Responses.to(routed.request(), refused.status(), String.valueOf(refused.getMessage()));
        if (refused.status() == Response.UNSUPPORTED_MEDIA_TYPE) {
            response.addHeader(SipElements.header("Accept", "application/sdp")); // RFC 3261 §21.4.13
            response.addHeader(SipElements.header("Accept-Encoding", "identity"));
        }
        if (refused.status() == Response.SERVICE_UNAVAILABLE) {
            response.addHeader(RejectedException.retryAfter()); // RFC 3261 §21.5.4
        }
        if (refused.soonPossible()) {
            response.addHeader(RejectedException.retrySoon()); // CALL-009 · RFC 3261 §14.2
        }
        return response;
    }

    /** A branch has a final response other than 2xx. */
    private void failure(Branch branch) {
        int status = branch.status();
        progress.failed(branch, status, lost() ? EndReason.FORK_LOST : failure);
        if (status >= 600) {
            branches.forEach(other -> other.cancel(List.of())); // RFC 3261 §16.7 step 5
        }
        if (branches.stream().noneMatch(Branch::pending) && !upstream.finished()) {
            finish(BestResponse.of(branches.stream()
                    .map(Branch::failure)
                    .flatMap(Optional::stream)
                    .toList()));
        }
    }

    private boolean lost() {
        return branches.stream().anyMatch(Branch::isWon);
    }

    private void unanswered(Branch branch, int status) {
        if (branch.pending()) {
            int assumed = cancelled
                    ? Response.REQUEST_TERMINATED
                    : branch.flow().open() ? status : Response.TEMPORARILY_UNAVAILABLE; // RFC 3261 §21.4.18
            branch.finishUnanswered(Responses.to(routed.request(), assumed));
            failure(branch); // PRX-024 · RFC 3261 §16.9
        }
    }

    /** Before the answer, failed media end the branch; after it, the dialog. */
    private void mediaFailed(Branch branch, String why) {
        LOG.info("call {}: media failed before the answer: {}", SipHeaders.callId(routed.request()), why);
        Response failed = Responses.to(routed.request(), Response.SERVER_INTERNAL_ERROR, "Media failed");
        branch.giveUp(failed, CancelReason.MEDIA);
        progress.failed(branch, Response.SERVER_INTERNAL_ERROR, EndReason.MEDIA_FAILED);
    }

    private void finish(Response response) {
        if (upstream.finished()) {
            return;
        }
        rejected = true;
        answered();
        if (invite() || response.getStatusCode() != Response.REQUEST_TIMEOUT) {
            upstream.respond(response); // PRX-013 · RFC 4320 §4.2: no 408 to a non-INVITE
        }
    }

    private void answered() {
        proxy.inFlight().remove(upstream);
        if (trying != null) {
            trying.cancel();
        }
    }

    private void startTimerC(Branch branch) {
        if (invite() && branch.pending()) {
            branch.restartTimerC(proxy.scheduler().after(TIMER_C, () -> run(() -> timerC(branch)))); // PRX-016
        }
    }

    /** RFC 3261 §16.8: the branch ends with its 487, or after a timeout. */
    private void timerC(Branch branch) {
        branch.giveUp(Responses.to(routed.request(), Response.REQUEST_TIMEOUT), CancelReason.TIMEOUT);
    }

    private boolean invite() {
        return routed.method().equals(Request.INVITE);
    }

    private void run(Runnable task) {
        executor.execute(() -> {
            try {
                task.run();
            } catch (RuntimeException defect) {
                broken(defect);
            }
        });
    }

    /** RFC 3261 §21.5.1: an internal error ends this request and frees its resources. */
    private void broken(RuntimeException defect) {
        LOG.error("{} of call {} failed", routed.method(), SipHeaders.callId(routed.request()), defect);
        for (Branch branch : branches) {
            attempt(() -> branch.cancel(List.of()));
            attempt(() -> progress.broken(branch));
        }
        attempt(() -> finish(Responses.to(routed.request(), Response.SERVER_INTERNAL_ERROR)));
    }

    private static void attempt(Runnable cleaning) {
        try {
            cleaning.run();
        } catch (RuntimeException another) {
            LOG.error("cleaning up after a defect failed", another);
        }
    }
}
