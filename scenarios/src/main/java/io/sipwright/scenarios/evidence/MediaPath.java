package io.sipwright.scenarios.evidence;

import io.sipwright.scenarios.phone.MediaFacts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The phone's media path, read while the call was up.
 *
 * @param facts as the browser gave them
 * @param handshake from ICE connected to DTLS connected; empty when DTLS did not connect
 */
public record MediaPath(MediaFacts facts, Optional<Duration> handshake) implements Fact {
    public boolean up() {
        return facts.dtlsState().equals("connected");
    }

    public boolean ice() {
        return List.of("connected", "completed").contains(facts.iceState())
                || facts.dtlsState().equals("failed"); // DTLS cannot fail without an ICE pair
    }
}
