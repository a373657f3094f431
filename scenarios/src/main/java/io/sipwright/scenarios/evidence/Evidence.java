package io.sipwright.scenarios.evidence;

import io.sipwright.scenarios.judge.Timing;
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

    /** The newest accepted REGISTER of the phone in use. */
    public Optional<Registration> registration() {
        return Registration.newest(phone());
    }

    public <T extends Fact> Optional<T> fact(Class<T> kind) {
        return call.facts().get(kind);
    }
}
