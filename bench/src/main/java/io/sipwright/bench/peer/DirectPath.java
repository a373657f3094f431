package io.sipwright.bench.peer;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * No server: the generator's two ends are connected directly. This measures the generator's own limit.
 *
 * @param sip the called end
 * @param trunk the calling end
 */
public record DirectPath(InetSocketAddress sip, InetSocketAddress trunk) implements Peer {
    public static final String NAME = "generator alone";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public URI websocket() {
        throw new UnsupportedOperationException("nobody listens for WebSockets on the direct path");
    }

    @Override
    public List<Long> pids() {
        return List.of();
    }

    @Override
    public Optional<JavaProbe> java() {
        return Optional.empty();
    }

    @Override
    public void close() {
        // nothing runs
    }
}
