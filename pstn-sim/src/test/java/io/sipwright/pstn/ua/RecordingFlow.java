package io.sipwright.pstn.ua;

import io.sipwright.pstn.sip.SipText;
import java.util.ArrayList;
import java.util.List;

/** Keeps sent messages with their times. */
final class RecordingFlow implements Flow {
    record Sent(long at, SipText message) {}

    final List<Sent> sent = new ArrayList<>();
    private final SimulatedClock clock;
    private final boolean reliable;

    RecordingFlow(SimulatedClock clock, boolean reliable) {
        this.clock = clock;
        this.reliable = reliable;
    }

    @Override
    public void send(SipText message) {
        sent.add(new Sent(clock.now(), message));
    }

    @Override
    public boolean isReliable() {
        return reliable;
    }

    SipText last() {
        return sent.get(sent.size() - 1).message();
    }

    /** The methods and statuses of the start lines. */
    List<String> kinds() {
        return sent.stream()
                .map(Sent::message)
                .map(m -> m.isRequest() ? m.method() : Integer.toString(m.status()))
                .toList();
    }

    List<Long> timesOf(String kind) {
        return sent.stream()
                .filter(s -> s.message().isRequest()
                        ? s.message().method().equals(kind)
                        : Integer.toString(s.message().status()).equals(kind))
                .map(Sent::at)
                .toList();
    }

    /** The last message of this kind. */
    SipText last(String kind) {
        List<SipText> found = sent.stream()
                .map(Sent::message)
                .filter(m -> m.isRequest()
                        ? m.method().equals(kind)
                        : Integer.toString(m.status()).equals(kind))
                .toList();
        return found.get(found.size() - 1);
    }
}
