package io.sipwright.scenarios.endpoint;

import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.ua.SipTimers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The requests that an endpoint receives and its answers: planned, by a step, or automatic. Confined to the endpoint's
 * event loop.
 */
final class ServerSide {
    private static final Set<String> BY_ITSELF =
            Set.of("BYE", "PRACK", "OPTIONS", "NOTIFY", "UPDATE", "INFO", "MESSAGE");

    /** RFC 3261 §14.2: chosen from 0 to 10. */
    private static final int RETRY_AFTER_SECONDS = 5;

    /** A request and the state of its answers. */
    private static final class Received {
        private final SipText request;
        private final String ownTag = Tokens.token(10);
        private @Nullable SipText lastResponse;
        private boolean acknowledged;
        private long reliableNumber = ThreadLocalRandom.current().nextLong(1, 100_000);

        Received(SipText request) {
            this.request = request;
        }

        boolean isAnswered() {
            return lastResponse != null && lastResponse.status() >= 200;
        }
    }

    private final ClientSide.Surroundings around;
    private final DialogNames names;
    private final ClientSide client;
    private final Map<String, AnswerPlan> plans = new HashMap<>();
    private final Map<String, Received> byTransaction = new HashMap<>();
    private final List<Received> all = new ArrayList<>();

    ServerSide(ClientSide.Surroundings around, DialogNames names, ClientSide client) {
        this.around = around;
        this.names = names;
        this.client = client;
    }

    void plan(String method, AnswerPlan plan) {
        plans.put(method, plan);
    }

    void received(SipText request) {
        String method = request.method();
        Received again = byTransaction.get(key(request, method));
        if (method.equals("ACK")) {
            acknowledged(request);
        } else if (again != null) {
            repeat(again);
        } else {
            Received fresh = new Received(request);
            byTransaction.put(key(request, method), fresh);
            all.add(fresh);
            begin(fresh);
        }
    }

    private void repeat(Received again) {
        SipText last = again.lastResponse;
        if (last != null && around.habits().answers()) {
            around.transmit(last);
        }
    }

    private void begin(Received received) {
        String method = received.request.method();
        AnswerPlan plan = plans.get(method);
        Optional<AnswerPlan.Answer> refusal =
                around.habits().answers() && !method.equals("CANCEL") ? refusal(received) : Optional.empty();
        if (refusal.isPresent()) {
            answer(received, refusal.get());
        } else if (plan != null) {
            stopRepetition(received, plan);
            follow(received, plan, 0);
        } else if (around.habits().answers()) {
            byItself(received, method);
        }
        if (method.equals("BYE")) {
            around.dialogs().ofRequest(received.request).ifPresent(EndpointDialog::end);
        }
    }

    /** What a user agent refuses within a dialog, whatever a step has planned (RFC 3261 §12.2.2, §14.2, RFC 3311 §5.2). */
    private Optional<AnswerPlan.Answer> refusal(Received received) {
        SipText request = received.request;
        Optional<EndpointDialog> dialog = around.dialogs().ofRequest(request);
        if (dialog.isPresent() && !dialog.get().accepts(request)) {
            return Optional.of(AnswerPlan.Answer.of(500));
        }
        boolean changes = request.method().equals("INVITE") || request.method().equals("UPDATE");
        if (dialog.isEmpty() || !changes) {
            return Optional.empty();
        }
        boolean overlaps = all.stream()
                .filter(other -> other != received && !other.isAnswered())
                .filter(other -> request.method().equals(other.request.method())
                        || other.request.method().equals("INVITE") && request.body().length > 0)
                .anyMatch(other -> dialog.get().owns(other.request));
        if (overlaps) {
            return Optional.of(AnswerPlan.Answer.of(500)
                    .with((r, response) -> response.with("Retry-After", String.valueOf(RETRY_AFTER_SECONDS))));
        }
        boolean glare = client.offers(request) && (request.method().equals("INVITE") || request.body().length > 0);
        return glare ? Optional.of(AnswerPlan.Answer.of(491)) : Optional.empty();
    }

    /** Sends 100 at once if the first answer comes late, as a user agent does (RFC 3261 §17.2.1). */
    private void stopRepetition(Received received, AnswerPlan plan) {
        boolean late =
                !plan.answers().isEmpty() && plan.answers().get(0).delay().toMillis() >= 100;
        if (late && around.habits().answers() && received.request.method().equals("INVITE")) {
            answer(received, AnswerPlan.Answer.of(100));
        }
    }

    private void byItself(Received received, String method) {
        switch (method) {
            case "INVITE" -> answer(received, AnswerPlan.Answer.of(100));
            case "CANCEL" -> cancelled(received);
            default -> {
                if (BY_ITSELF.contains(method)) {
                    answer(received, AnswerPlan.Answer.of(200));
                } else if (!method.matches("[A-Z]+")) {
                    answer(received, AnswerPlan.Answer.of(501)); // RFC 3261 §21.5.2: an unknown method
                }
            }
        }
    }

    /** 200 to the CANCEL and 487 to what it cancels (RFC 3261 §9.2). */
    private void cancelled(Received cancel) {
        Received invite = byTransaction.get(key(cancel.request, "INVITE"));
        answer(cancel, AnswerPlan.Answer.of(invite == null ? 481 : 200));
        if (invite != null && !invite.isAnswered()) {
            answer(invite, AnswerPlan.Answer.of(487));
        }
    }

    private void follow(Received received, AnswerPlan plan, int step) {
        if (step >= plan.answers().size() || received.isAnswered()) {
            return;
        }
        AnswerPlan.Answer next = plan.answers().get(step);
        Runnable action = () -> {
            if (!received.isAnswered()) {
                answer(received, next);
                follow(received, plan, step + 1);
            }
        };
        if (next.delay().isZero()) {
            action.run();
        } else {
            around.after(next.delay().toMillis(), action);
        }
    }

    private void answer(Received received, AnswerPlan.Answer answer) {
        String tag = answer.dialog().map(names::tag).orElse(received.ownTag);
        SipText plain = around.form().response(received.request, answer, tag);
        if (answer.reliable()) {
            plain = plain.edit()
                    .set("Require", "100rel")
                    .set("RSeq", String.valueOf(++received.reliableNumber))
                    .done();
        }
        SipText response = around.form().following(answer.changes().apply(received.request, plain));
        boolean makesDialog = response.status() > 100
                && response.status() < 300
                && Set.of("INVITE", "SUBSCRIBE").contains(received.request.method());
        if (makesDialog && received.request.to().tag().isEmpty()) {
            EndpointDialog dialog = around.dialogs().answered(received.request, response);
            response.header("RSeq").ifPresent(n -> dialog.provisionalSent(Long.parseLong(n)));
        } else if (response.status() >= 200
                && response.status() < 300
                && !received.request.method().equals("BYE")) {
            around.dialogs().ofRequest(received.request).ifPresent(dialog -> dialog.refreshed(received.request));
        }
        received.lastResponse = response;
        around.transmit(response);
        if (received.request.method().equals("INVITE") && response.status() >= 200) {
            repeatUntilAck(received, response, SipTimers.STANDARD.t1(), 0);
        }
    }

    /** RFC 3261 §13.3.1.4 and §17.2.1: until the ACK comes, over UDP; over a stream a 2xx only, whose call then ends. */
    private void repeatUntilAck(Received received, SipText response, long wait, long waited) {
        boolean lossy = !around.reliable() || response.status() < 300;
        if (!lossy || !around.habits().repeats()) {
            return;
        }
        long left = SipTimers.STANDARD.giveUp() - waited;
        around.after(Math.min(wait, left), () -> {
            if (!received.acknowledged && wait < left) {
                around.transmit(response);
                repeatUntilAck(received, response, Math.min(2 * wait, SipTimers.STANDARD.t2()), waited + wait);
            } else if (!received.acknowledged && response.status() < 300) {
                EndpointDialog call = around.dialogs().answered(received.request, response);
                if (!call.isOver()) {
                    client.hangUp(call);
                }
            }
        });
    }

    private void acknowledged(SipText ack) {
        all.stream()
                .filter(r -> r.request.method().equals("INVITE")
                        && r.request.callId().equals(ack.callId())
                        && r.request.cseqNumber() == ack.cseqNumber())
                .forEach(r -> r.acknowledged = true);
    }

    /**
     * Answers the newest request of this method that has no final answer yet.
     *
     * @return whether there is one
     */
    boolean answerByStep(Optional<String> method, AnswerPlan plan) {
        Optional<Received> open = all.stream()
                .filter(r -> !r.isAnswered())
                .filter(r -> method.map(r.request.method()::equals).orElse(true))
                .reduce((a, b) -> b);
        open.ifPresent(r -> follow(r, plan, 0));
        return open.isPresent();
    }

    /** Refuses what still rings at the end of a scenario. */
    void refuseAll() {
        all.stream()
                .filter(r -> !r.isAnswered() && r.request.method().equals("INVITE"))
                .toList()
                .forEach(r -> answer(r, AnswerPlan.Answer.of(480)));
    }

    private static String key(SipText request, String method) {
        return request.branch() + " " + request.header("Via").orElse("").split(";", 2)[0] + " " + method;
    }
}
