package io.sipwright.server.nat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The content of a flow token (RFC 5626 §5.2, §5.3): its dialog, and the flows between which it is valid.
 *
 * @param mark of the dialog, see {@link DialogMark}
 * @param bridged whether the server bridges the media of this dialog
 * @param issued when, to the hour
 * @param flows the sender and the receiver of the request that it was written into; in a Contact only the flow that the
 *     Contact leads to
 * @param ours whether this process made it: then it knows the token's dialog, unless that is over or not formed yet
 */
public record FlowToken(DialogMark mark, boolean bridged, Instant issued, List<FlowName> flows, boolean ours) {
    /** How long a token is valid without a dialog record. */
    public static final Duration LIFE = Duration.ofHours(12);

    public FlowToken {
        flows = List.copyOf(flows);
    }

    /** Whether it was made for the dialog of this Call-ID and one of these tags. */
    public boolean names(String callId, String fromTag, String toTag) {
        return mark.equals(DialogMark.of(callId, fromTag)) || mark.equals(DialogMark.of(callId, toTag));
    }

    /** Whether it is too old for an unknown dialog. */
    public boolean expired(Instant now) {
        return now.isAfter(issued.plus(LIFE));
    }

    /** The flow that a request of this dialog must come from; empty if the token names only one end. */
    public Optional<FlowName> sender(String callId, String fromTag) {
        return end(mark.equals(DialogMark.of(callId, fromTag)) ? 0 : 1);
    }

    /** The flow that a request of this dialog goes to. */
    public Optional<FlowName> receiver(String callId, String fromTag) {
        return end(mark.equals(DialogMark.of(callId, fromTag)) ? 1 : 0);
    }

    private Optional<FlowName> end(int index) {
        return flows.size() == 2 ? Optional.of(flows.get(index)) : Optional.empty();
    }
}
