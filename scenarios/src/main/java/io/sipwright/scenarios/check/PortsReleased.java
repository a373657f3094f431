package io.sipwright.scenarios.check;

import io.sipwright.scenarios.judge.Finding;
import java.time.Duration;
import java.util.Optional;

/** MED-032: a call whose browser vanished leaves no port of the bridge behind. */
public final class PortsReleased {
    private PortsReleased() {}

    /**
     * @param port the bridge's plain RTP address in this call, {@code host:port}
     * @param closed how long after the browser vanished the port refused packets; empty when it took them to the end
     * @param limit how long it may take
     */
    public static Finding check(String port, Optional<Duration> closed, Duration limit) {
        String expected = "the bridge's RTP port closed within " + limit.toSeconds() + " s";
        // MED-032 · RFC 7675 §5.1
        return closed.map(after -> Finding.pass(expected, "closed after " + after.toMillis() + " ms", port))
                .orElseGet(() -> Finding.fail(
                        expected,
                        "it takes packets still",
                        port,
                        Remedies.appended(
                                "port " + port + " of the bridge is not released when the browser vanishes")));
    }
}
