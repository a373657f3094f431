package io.sipwright.server.routing;

import io.sipwright.server.registrar.BindingStore;
import io.sipwright.server.registrar.Registrar;
import io.sipwright.server.session.MediaRefused;
import io.sipwright.server.session.MediaSessions;
import io.sipwright.server.session.MediaSessions.EndReason;
import io.sipwright.server.sip.SipHeaders;
import io.sipwright.server.transaction.Screening;
import io.sipwright.server.transaction.ServerTransaction;
import io.sipwright.server.transaction.TransactionUser;
import io.sipwright.server.transport.Flow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stateful proxy: takes each request through the stages of RFC 3261 §16.3 to §16.6 and hands it to a {@link
 * ResponseContext} for §16.7. Thread-safe; does not block.
 */
public final class Proxy implements TransactionUser, MediaSessions.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(Proxy.class);

    /** The statuses with which the registrar refuses a REGISTER before its sender is known. */
    private static final Set<Integer> BEFORE_LOGIN =
            Set.of(Response.UNAUTHORIZED, Response.BAD_EXTENSION, Response.SERVICE_UNAVAILABLE);

    private final Stages stages;
    private final ProxyContext context;
    private final Registrar registrar;
    private final BindingStore bindings;

    public Proxy(ProxySettings settings, ProxyDependencies neighbours) {
        ProxyWiring wiring = new ProxyWiring(settings, neighbours);
        this.stages = wiring.stages();
        this.context = wiring.context();
        this.registrar = neighbours.registrar();
        this.bindings = neighbours.bindings();
    }

    @Override
    public Screening screen(Flow flow, Request request) {
        if (request.getMethod().equals(Request.REGISTER)) {
            return registered(registrar.answer(request, flow));
        }
        Optional<Response> ownAnswer = stages.localAnswers().to(request);
        if (ownAnswer.isPresent()) {
            return new Screening.Answered(ownAnswer.get());
        }
        try {
            RoutedRequest routed = stages.admit(request, flow);
            return new Screening.Admitted(transaction -> serve(transaction, routed));
        } catch (Rejected rejected) {
            LOG.debug("{} {}: {}", request.getMethod(), rejected.status(), rejected.getMessage());
            return new Screening.Answered(rejected.to(request));
        }
    }

    /** What a sender without valid credentials draws is not kept; the answer to a user is, since it must not change. */
    private static Screening registered(Response answer) {
        return BEFORE_LOGIN.contains(answer.getStatusCode())
                ? new Screening.Answered(answer)
                : new Screening.Admitted(transaction -> transaction.respond(answer));
    }

    private void serve(ServerTransaction transaction, RoutedRequest routed) {
        try {
            forward(transaction, routed);
        } catch (Rejected rejected) {
            Request request = transaction.request();
            LOG.debug("{} {}: {}", request.getMethod(), rejected.status(), rejected.getMessage());
            transaction.respond(rejected.to(request));
        }
    }

    private void forward(ServerTransaction transaction, RoutedRequest routed) throws Rejected {
        List<Target> targets = stages.targets(routed);
        if (routed.inDialog()) {
            context.dialogs().passed(routed);
        }
        ResponseContext responses = new ResponseContext(transaction, routed, context);
        context.inFlight().add(transaction, responses);
        responses.forward(targets);
    }

    @Override
    public void ack(Flow flow, Request ack) {
        try {
            RoutedRequest routed = stages.admit(ack, flow); // AUTH-010: never challenged, since it has a To tag
            ForkedOffer answer = new ForkedOffer(context.media());
            for (Target target : stages.targets(routed)) {
                Request copy = context.forwarding().copy(routed, target, answer);
                context.transactions().sendStateless(copy, target.flow()); // PRX-027 · RFC 3261 §16.11
            }
        } catch (Rejected | MediaRefused dropped) {
            LOG.info("ACK of call {} dropped: {}", SipHeaders.callId(ack), dropped.getMessage());
        }
    }

    @Override
    public void cancelled(ServerTransaction invite) {
        context.inFlight().of(invite).ifPresent(responses -> responses.cancel(EndReason.CANCEL)); // PRX-025
    }

    @Override
    public void strayResponse(Flow flow, Response response) {
        LOG.debug("stray {} from {} dropped", response.getStatusCode(), flow.remote()); // PRX-028 · RFC 6026 §7.3
    }

    /** A connection is gone, and with it its bindings, calls and media (NAT-011, contract N8). */
    @Override
    public void closed(Flow flow) {
        bindings.removeFlow(flow.id());
        context.inFlight().all().forEach(responses -> responses.closed(flow));
        context.dialogs().closed(flow);
    }

    @Override
    public void mediaFailed(String callId, String why) {
        context.scheduler().after(Duration.ZERO, () -> {
            context.inFlight().all().stream()
                    .filter(responses -> responses.callId().equals(callId))
                    .forEach(responses -> responses.cancel(EndReason.MEDIA_FAILED));
            context.dialogs().mediaFailed(callId, why);
        });
    }
}
