package io.sipwright.scenarios.evidence;

import io.sipwright.pstn.wire.Direction;
import io.sipwright.pstn.wire.Transcript;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The parsed messages that one party sent and received.
 *
 * @param all in order of time
 */
public record Messages(List<TranscriptMessage> all) {
    public static final Messages NONE = new Messages(List.of());

    public Messages {
        all = List.copyOf(all);
    }

    public static Messages of(Transcript transcript) {
        return new Messages(
                transcript.messages().stream().map(TranscriptMessage::of).toList());
    }

    public Messages where(Predicate<TranscriptMessage> wanted) {
        return new Messages(all.stream().filter(wanted).toList());
    }

    public Messages sent() {
        return where(s -> s.wire().direction() == Direction.SENT);
    }

    public Messages received() {
        return where(s -> s.wire().direction() == Direction.RECEIVED);
    }

    public Messages requests(String method) {
        return where(s -> s.isRequest(method));
    }

    public Messages responses(String method) {
        return where(s -> s.isResponse(method));
    }

    /** The messages after this one, or in the same millisecond: browsers' times are whole milliseconds. */
    public Messages since(TranscriptMessage earlier) {
        Instant from = earlier.at().truncatedTo(ChronoUnit.MILLIS);
        return where(s -> !s.at().isBefore(from));
    }

    /** The messages without retransmissions. */
    public Messages once() {
        Set<String> known = new HashSet<>();
        return where(s -> known.add(s.wire().direction()
                + s.what()
                + s.sip().cseqNumber()
                + s.sip().cseqMethod()
                + s.sip().callId()));
    }

    /** The messages with this Call-ID. */
    public Messages ofCall(String callId) {
        return where(s -> s.sip().callId().equals(callId));
    }

    /** The messages of the first call that began at or after this time; none if there was no INVITE. */
    public Messages callSince(Instant since) {
        return requests("INVITE")
                .where(s -> !s.inDialog() && !s.at().isBefore(since))
                .first()
                .map(invite -> ofCall(invite.sip().callId()))
                .orElse(NONE);
    }

    public Optional<TranscriptMessage> first() {
        return all.stream().findFirst();
    }

    public Optional<TranscriptMessage> last() {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    public boolean none() {
        return all.isEmpty();
    }

    public int count() {
        return all.size();
    }

    /** The newest response of 200 to 299 to this method. */
    public Optional<TranscriptMessage> success(String method) {
        return responses(method).where(TranscriptMessage::success).last();
    }
}
