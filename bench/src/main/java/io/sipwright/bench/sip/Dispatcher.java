package io.sipwright.bench.sip;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Hands the messages of one link to whoever owns their Call-ID; strangers go to one taker. On the event loop only. */
final class Dispatcher {
    private final Map<String, Consumer<Message>> owners = new HashMap<>();

    void own(String callId, Consumer<Message> owner) {
        owners.put(callId, owner);
    }

    void forget(String callId) {
        owners.remove(callId);
    }

    void accept(Message message) {
        Consumer<Message> owner = owners.get(message.callId());
        if (owner != null) {
            owner.accept(message);
        }
    }
}
