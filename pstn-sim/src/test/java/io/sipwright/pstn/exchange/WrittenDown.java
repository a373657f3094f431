package io.sipwright.pstn.exchange;

import java.util.List;

/**
 * Writes down what a control connection tells.
 *
 * @param told a line for each thing, in order
 */
public record WrittenDown(List<String> told) implements Control.Listener {
    @Override
    public void digit(String callId, char digit) {
        told.add(callId + " " + digit);
    }

    @Override
    public void released(String callId, int cause) {
        told.add(callId + " released " + cause);
    }

    @Override
    public void recording(String callId, String file) {
        told.add(callId + " records " + file);
    }
}
