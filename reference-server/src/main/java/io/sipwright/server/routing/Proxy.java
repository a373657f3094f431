package io.sipwright.server.routing;

import io.sipwright.server.dialog.DialogMedia;
import io.sipwright.server.media.control.EndReason;
import io.sipwright.server.media.control.MediaRefusedException;
import io.sipwright.server.registrar.BindingStore;
import io.sipwright.server.registrar.Registrar;
import io.sipwright.server.sip.Responses;
import io.sipwright.server.sip.SipHeaders;
import io.sipwright.server.transaction.Screening;
import io.sipwright.server.transaction.ServerTransaction;
import io.sipwright.server.transaction.TransactionUser;
import io.sipwright.server.transport.Flow;
import java.util.List;
import java.util.Optional;
import javax.sip.header.ReasonHeader;
import javax.sip.header.RecordRouteHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stateful proxy: takes each request through the stages of RFC 3261 §16.3 to §16.6 and hands it to a {@link
 * ResponseContext} for §16.7. Thread-safe; does not block.
 */
public final class Proxy implements TransactionUser {
    private static final Logger LOG = LoggerFactory.getLogger(Proxy.class);

    private static final int FLOW_FAILED = 430;

    private final Stages stages;
    private final ProxyContext context;
    private final LostCalls lostCalls;
    private final StrayCancels strayCancels;
    private final Registrar registrar;
    private final BindingStore bindings;

    public Proxy(ProxySettings settings, ProxyDependencies dependencies) {
        ProxyWiring wiring = new ProxyWiring(settings, dependencies);
        this.stages = wiring.stages();
        this.context = wiring.context();
        this.strayCancels = wiring.strayCancels(stages, context);
        this.lostCalls = new LostCalls(context.dialogs(), context.reader());
        this.registrar = dependencies.registrar();
        this.bindings = dependencies.bindings();
    }

    @Override
    public Screening screen(Flow flow, Request request) {
        if (request.getMethod().equals(Request.REGISTER)) {
            return register(flow, request);
        }
        Optional<Response> ownAnswer = stages.localAnswers().to(request);
        if (ownAnswer.isPresent()) {
            return new Screening.Answered(ownAnswer.get());
        }
        try {
            Admitted admitted = stages.admit(request, flow);
            return new Screening.Admitted(transaction -> serve(transaction, request, admitted));
        } catch (RejectedException rejected) {
            LOG.debug("{} {}: {}", request.getMethod(), rejected.status(), rejected.getMessage());
            return new Screening.Answered(rejected.to(request));
        }
    }

    private Screening register(Flow flow, Request request) {
        try {
            stages.checkRegister(request, flow);
            return registered(registrar.answer(request, flow));
        } catch (RejectedException rejected) {
            Response response = rejected.to(request);
            response.removeHeader(RecordRouteHeader.NAME); // REG-018 · RFC 3261 §10.3
            return new Screening.Answered(response);
        }
    }

    /** Only an authenticated REGISTER gets a transaction: a refusal is computed again for a repeated REGISTER. */
    private static Screening registered(Response answer) {
        return answer.getStatusCode() / 100 == 2
                ? new Screening.Admitted(transaction -> transaction.respond(answer))
                : new Screening.Answered(answer);
    }

    private void serve(ServerTransaction transaction, Request request, Admitted admitted) {
        try {
            forward(transaction, request, admitted);
        } catch (RejectedException rejected) {
            LOG.debug("{} {}: {}", request.getMethod(), rejected.status(), rejected.getMessage());
            transaction.respond(rejected.to(request));
            boolean away =
                    rejected.status() == FLOW_FAILED && request.getMethod().equals(Request.BYE);
            if (away && admitted.reason() instanceof AdmissionReason.InDialog inDialog) {
                context.dialogs().byeUndelivered(inDialog.dialog());
            }
        }
    }

    private void forward(ServerTransaction transaction, Request request, Admitted admitted) throws RejectedException {
        List<Target> targets = stages.targets(admitted);
        if (context.dialogsAreFull(admitted)) {
            throw new RejectedException( // RFC 3261 §21.5.4
                    503, "Service Unavailable: too many dialogs", List.of(RejectedException.retryAfter()));
        }
        if (lostCalls.refuses(admitted)) {
            transaction.respond(Responses.to(request, Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST));
        } else {
            passed(admitted);
            ResponseContext responses = new ResponseContext(transaction, admitted, context);
            context.inFlight().add(transaction, responses, targets);
            responses.forward(targets);
        }
        lostCalls.release(admitted, targets);
    }

    private void passed(Admitted admitted) {
        if (admitted.reason() instanceof AdmissionReason.InDialog inDialog) {
            RoutedRequest routed = admitted.routed();
            context.dialogs()
                    .passed(
                            inDialog.dialog(),
                            inDialog.sender(),
                            routed.request(),
                            inDialog.moved()
                                    ? routed.source()
                                    : inDialog.sender().flow());
        }
    }

    @Override
    public void ack(Flow flow, Request ack) {
        try {
            acknowledge(stages.admit(ack, flow)); // AUTH-010: dropped where others are challenged
        } catch (RejectedException dropped) {
            LOG.debug("ACK of call {} dropped: {}", SipHeaders.callId(ack), dropped.getMessage());
        }
    }

    private void acknowledge(Admitted admitted) throws RejectedException {
        try {
            List<Target> targets = stages.targets(admitted);
            passed(admitted);
            for (Target target : targets) {
                Request copy = context.forwarding().copy(admitted, target);
                if (bridged(admitted, copy)) {
                    pass(admitted, copy, target.flow());
                }
            }
        } catch (RuntimeException defect) { // an ACK has no response: the call's state is inconsistent
            if (admitted.reason() instanceof AdmissionReason.InDialog inDialog) {
                context.dialogs().release(inDialog.dialog(), EndReason.FAILURE, "internal error");
            }
            throw defect;
        }
    }

    /** PRX-027 · RFC 3261 §16.11: without it the callee would repeat its 2xx in vain. */
    private void pass(Admitted admitted, Request ack, Flow flow) {
        boolean sent = context.transactions().sendStateless(ack, flow);
        if (!sent && flow.open() && admitted.reason() instanceof AdmissionReason.InDialog inDialog) {
            context.dialogs().release(inDialog.dialog(), EndReason.FAILURE, "an ACK does not fit into a datagram");
        }
    }

    /** Processes the answer in an ACK; a call whose answer cannot be bridged is ended. */
    private boolean bridged(Admitted admitted, Request copy) {
        if (admitted.reason() instanceof AdmissionReason.InDialog inDialog) {
            DialogMedia media = inDialog.dialog().media();
            try {
                MediaHook.request(media, copy, inDialog.fromCaller());
            } catch (MediaRefusedException refused) {
                String why = String.valueOf(refused.getMessage());
                context.dialogs().release(inDialog.dialog(), EndReason.MEDIA_REFUSED, why);
                return false;
            }
        }
        return true;
    }

    @Override
    public void cancelled(ServerTransaction invite, Request cancel) {
        List<ReasonHeader> reason = SipHeaders.all(cancel, ReasonHeader.NAME, ReasonHeader.class);
        context.inFlight().of(invite).ifPresent(responses -> responses.cancel(reason)); // PRX-025, PRX-020
    }

    @Override
    public boolean strayCancel(Flow flow, Request cancel) {
        return strayCancels.forward(flow, cancel);
    }

    @Override
    public void strayResponse(Flow flow, Response response) {
        LOG.debug("stray {} from {} dropped", response.getStatusCode(), flow.remote()); // PRX-028 · RFC 6026 §7.3
    }

    /** A connection was lost, and with it its bindings, calls and media (NAT-011, docs/adr/0009). */
    @Override
    public void closed(Flow flow) {
        bindings.removeFlow(flow.id());
        context.inFlight().on(flow).forEach(responses -> responses.closed(flow));
        context.dialogs().closed(flow);
    }

    /** The number of dialogs, early ones included. */
    public int dialogs() {
        return context.dialogs().alive();
    }

    /** Forwarded requests without a final response. */
    public int requestsInFlight() {
        return context.inFlight().size();
    }
}
