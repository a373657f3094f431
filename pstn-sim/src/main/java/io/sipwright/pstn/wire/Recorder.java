package io.sipwright.pstn.wire;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Records messages as they pass. Thread-safe; {@link #transcript()} is a snapshot. */
public final class Recorder {
    private final List<WireMessage> messages = new CopyOnWriteArrayList<>();

    public void record(WireMessage message) {
        messages.add(message);
    }

    public Transcript transcript() {
        return new Transcript(List.copyOf(messages));
    }
}
