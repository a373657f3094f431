package io.sipwright.scenarios.evidence;

import io.sipwright.scenarios.judge.Timing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The evidence that a rule is applied to.
 *
 * @param call the call that is ruled on; {@link Call#NONE} if there is none
 * @param earlier the calls of the scenario before it, the oldest first
 * @param phones all messages of each phone that the party has opened, the oldest first
 * @param timing the limits
 */
public record Evidence(Call call, List<Call> earlier, List<Messages> phones, Timing timing) {
    public Evidence {
        earlier = List.copyOf(earlier);
        phones = List.copyOf(phones);
    }

    /** All messages of the phone in use, its registration too. */
    public Messages phone() {
        return phones.isEmpty() ? Messages.NONE : phones.get(phones.size() - 1);
    }

    /**
     * The registration in force when the call began, which may be of a phone that another has replaced since; without a call the newest of
     * the phone in use.
     */
    public Optional<Registration> registration() {
        Optional<Instant> began = call.dialled().map(TranscriptMessage::at);
        if (began.isEmpty()) {
            return Registration.newest(phone());
        }
        return phones.stream()
                .map(p -> p.where(m -> m.at().isBefore(began.get())))
                .flatMap(p -> Registration.newest(p).stream())
                .reduce((older, newer) -> newer);
    }

    public <T extends Fact> Optional<T> fact(Class<T> kind) {
        return call.facts().get(kind);
    }
}
