package io.sipwright.scenarios.wire;

import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.wire.Direction;
import io.sipwright.pstn.wire.ws.HttpHead;
import io.sipwright.pstn.wire.ws.WebSocketTarget;
import io.sipwright.scenarios.endpoint.AutomaticBehaviour;
import io.sipwright.scenarios.endpoint.Endpoint;
import io.sipwright.scenarios.endpoint.Identity;
import io.sipwright.scenarios.endpoint.MessageLog;
import io.sipwright.scenarios.endpoint.UdpTransport;
import io.sipwright.scenarios.endpoint.WebSocketTransport;
import io.sipwright.scenarios.network.NatKind;
import io.sipwright.scenarios.target.Account;
import io.sipwright.scenarios.target.WebSocketAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Opens endpoints: a UDP port or a WebSocket, an identity, and optionally a registration. */
final class Opening {
    /** The time limit of a connection, a handshake or a registration, even on a busy machine. */
    static final Duration PATIENCE = Duration.ofSeconds(8);

    /** UDP where the target has it, else WebSocket: for what does not depend on the transport. */
    static final String ANY = "any transport";

    private final WireWorld world;

    Opening(WireWorld world) {
        this.world = world;
    }

    /**
     * Opens an endpoint.
     *
     * @param over {@code UDP}, {@code WS}, {@code WSS}, {@code WebSocket} or {@link #ANY}
     * @param from the source address; null for the usual one
     * @param account whose account it has; empty for none
     */
    Endpoint open(
            String name, String over, @Nullable String from, Optional<String> account, AutomaticBehaviour habits) {
        Identity identity = identity(name, account);
        boolean udp =
                over.equals("UDP") || over.equals(ANY) && world.target().trunk().isPresent();
        Endpoint endpoint =
                udp ? udp(identity, from) : webSocket(identity, over.equals(ANY) ? "WebSocket" : over, from, true);
        endpoint.habits(habits);
        world.add(endpoint);
        return endpoint;
    }

    /** Opens an endpoint over UDP behind a NAT. */
    Endpoint behindNat(String name, String over, NatKind nat, Optional<String> account) {
        if (!over.equals("UDP")) {
            throw new IllegalArgumentException("an endpoint behind a NAT is over UDP, not over " + over);
        }
        Identity identity = identity(name, account);
        try {
            InetSocketAddress entrance =
                    new NatSteps(world).open(name, nat).entrance(world.target().sip());
            Endpoint endpoint = udp(identity, InetAddress.getLoopbackAddress(), entrance);
            world.add(endpoint);
            return endpoint;
        } catch (IOException e) {
            throw world.verdicts().unsupported("no UDP port is free: " + e.getMessage());
        }
    }

    /** The endpoint of this name; a person without one gets an endpoint over {@link #ANY} with an account. */
    Endpoint endpoint(String name) {
        Optional<Endpoint> known = world.find(name);
        if (known.isEmpty() && world.users().account(name).isEmpty()) {
            throw world.verdicts().failed("an endpoint " + name, "the scenario has none of that name", "", "");
        }
        return known.orElseGet(() -> open(name, ANY, null, Optional.of(name), AutomaticBehaviour.ALL));
    }

    private Identity identity(String name, Optional<String> account) {
        Optional<Account> own = account.map(a -> world.users()
                .account(a)
                .orElseThrow(() -> new IllegalStateException("the account of " + a + " was not lent")));
        return new Identity(name, own.map(Account::user).orElse(name), own.map(Account::credentials), world.domain());
    }

    private Endpoint udp(Identity identity, @Nullable String from) {
        try {
            String address = from == null ? null : world.values().fill(from);
            InetAddress source = sources().udp(address, identity.account().isEmpty());
            return udp(identity, source, world.target().sip());
        } catch (IOException e) {
            throw world.verdicts().unsupported("needs a sender at " + from + ": " + e.getMessage());
        }
    }

    private Endpoint udp(Identity identity, InetAddress source, InetSocketAddress server) throws IOException {
        UdpTransport transport =
                new UdpTransport(source, server, identity.name(), world.recorder()).tamperedBy(world.tampering());
        Endpoint endpoint = new Endpoint(identity, transport, world.loop(), world.dialogs(), new MessageLog());
        transport.listen(world.loop(), endpoint::received);
        return endpoint;
    }

    private SourceAddresses sources() {
        return new SourceAddresses(world.target());
    }

    /** An endpoint on a WebSocket; with {@code upgraded} the usual handshake is done, else a step sends it. */
    Endpoint webSocket(Identity identity, String over, @Nullable String from, boolean upgraded) {
        URI uri = world.target().ws();
        if (!over.equals("WebSocket") && !over.equalsIgnoreCase(uri.getScheme())) {
            throw world.verdicts().unsupported("the target file names no " + over + " address, only " + uri);
        }
        MessageLog log = new MessageLog();
        AtomicReference<@Nullable Endpoint> made = new AtomicReference<>();
        WebSocketTransport transport = new WebSocketTransport(
                new WebSocketTransport.Wiring(
                        new WebSocketTarget(uri, world.target().trustAny()),
                        source(identity, from),
                        world.loop(),
                        identity.name(),
                        world.recorder()),
                () -> Optional.ofNullable(made.get())
                        .map(e -> e.habits().keepsConnection())
                        .orElse(true),
                bytes -> Optional.ofNullable(made.get()).ifPresent(e -> e.received(bytes)),
                log::wake);
        world.pace().await(1);
        transport.tamperedBy(world.tampering()).connect();
        Instant limit = Instant.now().plus(PATIENCE);
        if (!log.awaitTrue(limit, () -> transport.isConnected() || transport.closedAt() != null)
                || !transport.isConnected()) {
            throw world.verdicts().failed("a connection to " + uri, transport.closedWhy(), "", "WS-001");
        }
        Endpoint endpoint = new Endpoint(identity, transport, world.loop(), world.dialogs(), log);
        made.set(endpoint);
        if (upgraded) {
            upgrade(endpoint, transport, upgradeRequest(uri));
        }
        return endpoint;
    }

    private @Nullable InetAddress source(Identity identity, @Nullable String from) {
        try {
            return sources().webSocket(from, identity.account().isEmpty());
        } catch (IOException e) {
            throw world.verdicts().unsupported("needs a sender at " + from + ": " + e.getMessage());
        }
    }

    /** A connection that sends the upgrade request at once, for many handshakes. */
    WebSocketTransport handshake() {
        HttpHead request = upgradeRequest(world.target().ws());
        AtomicReference<@Nullable WebSocketTransport> made = new AtomicReference<>();
        WebSocketTransport transport = new WebSocketTransport(
                new WebSocketTransport.Wiring(
                        new WebSocketTarget(world.target().ws(), world.target().trustAny()),
                        null,
                        world.loop(),
                        "handshakes",
                        world.recorder()),
                () -> true,
                bytes -> {},
                () -> {
                    WebSocketTransport ws = made.get();
                    if (ws != null && ws.isConnected() && ws.asked() == null) {
                        ws.ask(request);
                    }
                    world.handshakes().wake();
                });
        made.set(transport);
        world.pace().await(1);
        transport.tamperedBy(world.tampering()).connect();
        return transport;
    }

    /** The upgrade request of a browser (RFC 6455 §4.1, RFC 7118 §4.1). */
    static HttpHead upgradeRequest(URI uri) {
        byte[] key = new byte[16];
        ThreadLocalRandom.current().nextBytes(key);
        return new HttpHead(
                "GET " + WebSocketAddress.resource(uri) + " HTTP/1.1",
                List.of(
                        "Host: " + uri.getAuthority(),
                        "Connection: Upgrade",
                        "Upgrade: websocket",
                        "Origin: https://" + uri.getHost(),
                        "Sec-WebSocket-Version: 13",
                        "Sec-WebSocket-Key: " + Base64.getEncoder().encodeToString(key),
                        "Sec-WebSocket-Protocol: sip"));
    }

    private void upgrade(Endpoint endpoint, WebSocketTransport transport, HttpHead request) {
        endpoint.onLoop(() -> transport.ask(request));
        Instant limit = Instant.now().plus(PATIENCE);
        endpoint.log().awaitTrue(limit, () -> transport.answer() != null || transport.closedAt() != null);
        if (!transport.isOpen()) {
            HttpHead answer = transport.answer();
            throw world.verdicts()
                    .failed(
                            "101 to the upgrade request",
                            answer == null ? "no answer: " + transport.closedWhy() : answer.startLine(),
                            new String(request.bytes(), StandardCharsets.UTF_8),
                            "WS-001");
        }
    }

    /** The WebSocket of an endpoint; an error in the scenario if it has none. */
    static WebSocketTransport webSocket(Endpoint endpoint) {
        return endpoint.webSocket()
                .orElseThrow(
                        () -> new IllegalArgumentException(endpoint.identity().name() + " is not on a WebSocket"));
    }

    /** Registers and waits for the 200, as a precondition. */
    void register(Endpoint endpoint, Duration time) {
        world.pace().await();
        SipText request = endpoint.request("REGISTER", "sip:" + world.domain())
                .with("Contact", "<" + endpoint.contact() + ">")
                .with("Expires", String.valueOf(time.toSeconds()));
        Reception.Result result = new Reception(world).send(endpoint, request).await(endpoint, "200", PATIENCE);
        if (result.message().isEmpty()) {
            boolean refused = endpoint.messages().stream()
                    .filter(m -> m.direction() == Direction.RECEIVED)
                    .reduce((a, b) -> b)
                    .filter(m -> m.sip().status() == 401 || m.sip().status() == 407)
                    .isPresent();
            throw world.verdicts()
                    .failed(
                            "200 to the REGISTER of " + endpoint.identity().name(),
                            result.instead(),
                            result.shown(),
                            refused ? "AUTH-004" : "REG-001");
        }
        world.registered(endpoint.identity().name());
    }
}
