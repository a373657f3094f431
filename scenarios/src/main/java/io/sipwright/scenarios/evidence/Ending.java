package io.sipwright.scenarios.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a call ended, by the first message that ended it.
 *
 * @param by who sent that message first: a party's name, or {@code the target}
 * @param message as first seen
 * @param after from the caller's INVITE
 */
public record Ending(String by, TranscriptMessage message, Duration after) {

    /** Empty during the call, or if it never began. */
    public static Optional<Ending> of(Call call) {
        Optional<Instant> start = call.dialled().map(TranscriptMessage::at);
        return start.flatMap(from -> Stream.of(refusal(call), bye(call, call.phone()), bye(call, call.farEnd()))
                .flatMap(Optional::stream)
                .min(Comparator.comparing(TranscriptMessage::at))
                .map(m -> new Ending(by(call, m), m, Duration.between(from, m.at()))));
    }

    private static Optional<TranscriptMessage> refusal(Call call) {
        return call.finalResponse().filter(m -> !m.success());
    }

    private static Optional<TranscriptMessage> bye(Call call, Messages end) {
        return end.requests("BYE").first();
    }

    private static String by(Call call, TranscriptMessage message) {
        if (message.isRequest("BYE")) {
            Messages end = message.wire().party().equals(party(call.phone())) ? call.phone() : call.farEnd();
            return message.sent() ? call.name(end) : sentByOther(call, end, message);
        }
        boolean own = call.callee().sent().responses("INVITE").all().stream()
                .anyMatch(m -> m.sip().status() == message.sip().status());
        return own ? call.name(call.callee()) : "the target";
    }

    private static String sentByOther(Call call, Messages end, TranscriptMessage received) {
        boolean sent = call.opposite(end).sent().requests("BYE").all().stream()
                .anyMatch(b -> !b.at().isAfter(received.at().plusMillis(20)));
        return sent ? call.name(call.opposite(end)) : "the target";
    }

    private static String party(Messages messages) {
        return messages.first().map(m -> m.wire().party()).orElse("");
    }

    /** {@code refused by the target with 488 Not Acceptable Here, 36 ms after the INVITE}. */
    public String text() {
        String what = message.isRequest("BYE")
                ? "ended by " + by + " with BYE"
                : "refused by " + by + " with " + message.what();
        return what + ", " + after.toMillis() + " ms after the INVITE";
    }
}
