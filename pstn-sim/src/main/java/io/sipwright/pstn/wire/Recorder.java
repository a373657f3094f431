package io.sipwright.pstn.wire;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Records messages as they pass. Thread-safe; {@link #transcript()} is a snapshot. */
public final class Recorder {
    private final List<WireMessage> messages = new CopyOnWriteArrayList<>();
    private final List<WireFrame> frames = new CopyOnWriteArrayList<>();

    private final Consumer<WireMessage> listener;

    public Recorder() {
        this(message -> {});
    }

    /** @param listener gets each message, on the thread that records it */
    public Recorder(Consumer<WireMessage> listener) {
        this.listener = listener;
    }

    public void record(WireMessage message) {
        messages.add(message);
        listener.accept(message);
    }

    public void record(WireFrame frame) {
        frames.add(frame);
    }

    /** The WebSocket frames received so far. */
    public List<WireFrame> frames() {
        return List.copyOf(frames);
    }

    public Transcript transcript() {
        return new Transcript(List.copyOf(messages));
    }
}
