package io.sipwright.scenarios.wire;

import io.netty.channel.EventLoop;
import io.sipwright.pstn.wire.Recorder;
import io.sipwright.pstn.wire.ws.HttpHead;
import io.sipwright.pstn.wire.ws.WebSocketTarget;
import io.sipwright.scenarios.endpoint.DialogNames;
import io.sipwright.scenarios.endpoint.Endpoint;
import io.sipwright.scenarios.endpoint.Identity;
import io.sipwright.scenarios.endpoint.MessageLog;
import io.sipwright.scenarios.endpoint.WebSocketTransport;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Opens endpoints on the WebSocket edge of a target outside of scenarios. */
public final class EdgeEndpoint {
    private EdgeEndpoint() {}

    /**
     * Connects, does the opening handshake of RFC 7118 §4.1 and waits for its end, 8 s at most for each.
     *
     * @param loop on which everything of the endpoint happens
     * @throws IOException when the WebSocket does not open; the message says why
     */
    public static Endpoint open(WebSocketTarget edge, Identity identity, EventLoop loop) throws IOException {
        MessageLog log = new MessageLog();
        AtomicReference<@Nullable Endpoint> made = new AtomicReference<>();
        WebSocketTransport transport = new WebSocketTransport(
                new WebSocketTransport.Wiring(edge, null, loop, identity.name(), new Recorder()),
                () -> true,
                bytes -> Optional.ofNullable(made.get()).ifPresent(e -> e.received(bytes)),
                log::wake);
        transport.connect();
        log.awaitTrue(
                Instant.now().plus(Opening.PATIENCE), () -> transport.isConnected() || transport.closedAt() != null);
        if (!transport.isConnected()) {
            throw new IOException("no connection to " + edge.uri() + ": " + transport.closedWhy());
        }
        Endpoint endpoint = new Endpoint(identity, transport, loop, new DialogNames(), log);
        made.set(endpoint);
        endpoint.onLoop(() -> transport.ask(Opening.upgradeRequest(edge.uri())));
        log.awaitTrue(
                Instant.now().plus(Opening.PATIENCE), () -> transport.answer() != null || transport.closedAt() != null);
        if (!transport.isOpen()) {
            HttpHead answer = transport.answer();
            endpoint.close();
            throw new IOException("the WebSocket did not open: "
                    + (answer == null ? "no answer, " + transport.closedWhy() : answer.startLine()));
        }
        return endpoint;
    }
}
