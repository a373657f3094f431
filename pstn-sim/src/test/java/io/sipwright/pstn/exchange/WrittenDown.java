package io.sipwright.pstn.exchange;

import java.util.List;

/**
 * Collects the events of a control connection.
 *
 * @param reported one line per event, in order
 */
public record WrittenDown(List<String> reported) implements Control.Listener {
    @Override
    public void digit(String callId, char digit) {
        reported.add(callId + " " + digit);
    }

    @Override
    public void released(String callId, int cause) {
        reported.add(callId + " released " + cause);
    }

    @Override
    public void recording(String callId, String file) {
        reported.add(callId + " records " + file);
    }
}
