package io.sipwright.pstn.wire;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The messages that one or more parties sent and received, in order of time. Immutable.
 *
 * @param messages sorted by {@link WireMessage#at()}
 */
public record Transcript(List<WireMessage> messages) {

    public Transcript {
        messages =
                messages.stream().sorted(Comparator.comparing(WireMessage::at)).toList();
    }

    /** Both transcripts on one clock. */
    public Transcript with(Transcript other) {
        return new Transcript(
                Stream.concat(messages.stream(), other.messages.stream()).toList());
    }

    public Transcript sent() {
        return only(Direction.SENT);
    }

    public Transcript received() {
        return only(Direction.RECEIVED);
    }

    private Transcript only(Direction direction) {
        return new Transcript(
                messages.stream().filter(m -> m.direction() == direction).toList());
    }
}
