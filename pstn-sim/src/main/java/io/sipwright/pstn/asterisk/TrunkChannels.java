package io.sipwright.pstn.asterisk;

import io.sipwright.pstn.exchange.Control;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.asteriskjava.manager.ManagerEventListener;
import org.asteriskjava.manager.event.DtmfEndEvent;
import org.asteriskjava.manager.event.HangupEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.VarSetEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which channel of Asterisk is which call on the trunk, as the dialplan says by a variable, and what is heard there. */
final class TrunkChannels implements ManagerEventListener {
    private static final Logger LOG = LoggerFactory.getLogger(TrunkChannels.class);
    private static final String CALL_ID = "TRUNK_CALL_ID";

    private final Control.Listener listener;
    private final Map<String, String> callIds = new ConcurrentHashMap<>();

    TrunkChannels(Control.Listener listener) {
        this.listener = listener;
    }

    /** The channel of this call; empty when it is gone, or not one of the trunk's. */
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
        } else if (event instanceof DtmfEndEvent digit && digit.isReceived()) {
            Optional.ofNullable(callIds.get(digit.getChannel()))
                    .ifPresent(callId -> digit.getDigit().chars().forEach(c -> listener.digit(callId, (char) c)));
        } else if (event instanceof HangupEvent gone) {
            Optional.ofNullable(callIds.remove(gone.getChannel()))
                    .ifPresent(callId -> LOG.debug("call {} is released: {}", callId, gone.getCauseTxt()));
        }
    }
}
