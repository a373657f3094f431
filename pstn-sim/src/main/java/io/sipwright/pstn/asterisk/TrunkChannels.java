package io.sipwright.pstn.asterisk;

import io.sipwright.pstn.exchange.Control;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.asteriskjava.manager.ManagerEventListener;
import org.asteriskjava.manager.event.DtmfEndEvent;
import org.asteriskjava.manager.event.HangupEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.SoftHangupRequestEvent;
import org.asteriskjava.manager.event.VarSetEvent;

/**
 * Maps channels of Asterisk to calls on the trunk by a variable that the dialplan sets; collects digits, recordings and
 * release causes.
 */
final class TrunkChannels implements ManagerEventListener {
    private static final String CALL_ID = "TRUNK_CALL_ID";
    private static final String RECORDING = "TRUNK_RECORDING";

    private final Control.Listener listener;
    private final Map<String, String> callIds = new ConcurrentHashMap<>();
    /** Causes of releases in progress, by channel. */
    private final Map<String, Integer> causes = new ConcurrentHashMap<>();

    TrunkChannels(Control.Listener listener) {
        this.listener = listener;
    }

    /** The channel of this call; empty if it has ended or is not on the trunk. */
    Optional<String> of(String callId) {
        return callIds.entrySet().stream()
                .filter(e -> e.getValue().equals(callId))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    @Override
    public void onManagerEvent(ManagerEvent event) {
        if (event instanceof VarSetEvent set && CALL_ID.equals(set.getVariable())) {
            callIds.put(set.getChannel(), set.getValue());
        } else if (event instanceof VarSetEvent set && RECORDING.equals(set.getVariable())) {
            Optional.ofNullable(callIds.get(set.getChannel()))
                    .ifPresent(callId -> listener.recording(callId, set.getValue()));
        } else if (event instanceof DtmfEndEvent digit && digit.isReceived()) {
            Optional.ofNullable(callIds.get(digit.getChannel()))
                    .ifPresent(callId -> digit.getDigit().chars().forEach(c -> listener.digit(callId, (char) c)));
        } else if (event instanceof SoftHangupRequestEvent release && release.getCause() != null) {
            causes.put(release.getChannel(), release.getCause());
        } else if (event instanceof HangupEvent gone) {
            int cause = cause(gone);
            Optional.ofNullable(callIds.remove(gone.getChannel()))
                    .ifPresent(callId -> listener.released(callId, cause));
        }
    }

    /**
     * The channel's cause. A channel that its peer hung up has none (0) if no other channel was bridged to it; then the
     * cause is the one with which the dialplan released it.
     */
    private int cause(HangupEvent gone) {
        int released = Optional.ofNullable(causes.remove(gone.getChannel())).orElse(0);
        return Optional.ofNullable(gone.getCause()).filter(own -> own != 0).orElse(released);
    }
}
