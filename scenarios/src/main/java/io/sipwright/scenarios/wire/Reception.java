package io.sipwright.scenarios.wire;

import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.wire.Direction;
import io.sipwright.scenarios.endpoint.Durations;
import io.sipwright.scenarios.endpoint.Endpoint;
import io.sipwright.scenarios.endpoint.LoggedMessage;
import io.sipwright.scenarios.endpoint.MessagePattern;
import io.sipwright.scenarios.endpoint.SentRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Waits for what an endpoint receives since the last action, in order. */
final class Reception {
    /** How long to wait after an unexpected final response for one from another branch. */
    private static final Duration GRACE = Duration.ofMillis(700);

    private final WireWorld world;

    Reception(WireWorld world) {
        this.world = world;
    }

    /**
     * The result of waiting.
     *
     * @param message the one that was waited for
     * @param instead what came in its place, in words
     * @param shown the message that came in its place; empty where none did
     */
    record Result(Optional<LoggedMessage> message, String instead, String shown) {}

    Reception send(Endpoint endpoint, SipText request) {
        world.acts();
        endpoint.send(request);
        return this;
    }

    /** Expect within T: a response to the last request, or a request. */
    Result await(Endpoint endpoint, String pattern, Duration within) {
        return await(endpoint, MessagePattern.parse(pattern), Optional.empty(), within, m -> true);
    }

    Result await(
            Endpoint endpoint,
            MessagePattern pattern,
            Optional<String> toMethod,
            Duration within,
            Predicate<LoggedMessage> also) {
        Optional<SentRequest> request = pattern.isResponse() ? endpoint.lastRequest(toMethod) : Optional.empty();
        Instant limit = Instant.now().plus(within);
        Predicate<LoggedMessage> wanted = m -> pattern.matches(m.sip()) && belongs(m, request) && also.test(m);
        Optional<LoggedMessage> found = endpoint.log().await(limit, () -> {
            List<LoggedMessage> open = open(endpoint);
            return open.stream().filter(wanted).findFirst().or(() -> decided(open, request));
        });
        Optional<LoggedMessage> message = found.filter(wanted);
        message.ifPresent(LoggedMessage::take);
        return message.isPresent() ? new Result(message, "", "") : instead(endpoint, request, within);
    }

    /** Messages since the last action that no step has expected and the endpoint has not handled. */
    List<LoggedMessage> open(Endpoint endpoint) {
        return endpoint.log().receivedSince(world.stimulus()).stream()
                .filter(m -> !m.taken() && !m.automatic())
                .toList();
    }

    private static boolean belongs(LoggedMessage message, Optional<SentRequest> request) {
        SentRequest own = message.request();
        boolean unknown =
                own == null && request.map(r -> r.text().branch().isEmpty()).orElse(true);
        return request.isEmpty() || unknown || own == request.get().root();
    }

    /** Another final response to the request: the expected one will hardly come. */
    private static Optional<LoggedMessage> decided(List<LoggedMessage> open, Optional<SentRequest> request) {
        Instant before = Instant.now().minus(GRACE);
        return open.stream()
                .filter(m -> m.sip().status() >= 200 && request.isPresent() && belongs(m, request))
                .filter(m -> m.at().isBefore(before))
                .findFirst();
    }

    private Result instead(Endpoint endpoint, Optional<SentRequest> request, Duration within) {
        String who = endpoint.identity().name();
        List<LoggedMessage> open = open(endpoint);
        Optional<LoggedMessage> answer = open.stream()
                .filter(m ->
                        request.isPresent() && belongs(m, request) && m.sip().isResponse())
                .reduce((a, b) -> b);
        if (answer.isPresent()) {
            LoggedMessage m = answer.get();
            String where = elsewhere(endpoint, other -> other.sip().isRequest());
            return new Result(
                    Optional.empty(),
                    who + " received " + m.summary() + where,
                    m.sip().text());
        }
        String refused = elsewhere(endpoint, m -> m.sip().isRequest() || m.sip().status() >= 300);
        String limit = " within " + Durations.text(within);
        if (open.isEmpty()) {
            return new Result(Optional.empty(), who + " received nothing" + limit + refused, "");
        }
        LoggedMessage other = open.get(0);
        String more = open.size() == 1 ? "" : " and " + (open.size() - 1) + " more";
        return new Result(
                Optional.empty(),
                who + " received only " + other.summary() + more + limit + refused,
                other.sip().text());
    }

    /** What another endpoint received meanwhile: a request that went there, or the refusal that is why nothing came. */
    private String elsewhere(Endpoint endpoint, Predicate<LoggedMessage> counts) {
        return world.endpoints().stream()
                .filter(other -> other != endpoint)
                .flatMap(other -> open(other).stream()
                        .filter(m -> counts.test(m) && !keepsAlive(m.sip()))
                        .map(m -> "; " + other.identity().name() + " received " + m.summary()))
                .findFirst()
                .orElse("");
    }

    /**
     * What comes within T that should not; empty when nothing did. The OPTIONS with which a target keeps bindings alive do
     * not count; those that an endpoint of the scenario has sent do.
     */
    Optional<LoggedMessage> nothing(Endpoint endpoint, Duration time, Predicate<LoggedMessage> counts) {
        Instant limit = Instant.now().plus(time);
        return endpoint.log().await(limit, () -> open(endpoint).stream()
                .filter(m -> !keepsAlive(m.sip()))
                .filter(counts)
                .findFirst());
    }

    private boolean keepsAlive(SipText message) {
        return message.isRequest()
                && message.method().equals("OPTIONS")
                && world.endpoints().stream()
                        .flatMap(e -> e.messages().stream())
                        .filter(m -> m.direction() == Direction.SENT)
                        .noneMatch(m -> m.sip().callId().equals(message.callId()));
    }
}
