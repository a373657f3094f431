package io.sipwright.pstn.gateway;

import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.sip.Via;
import io.sipwright.pstn.wire.SipSocket;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Matches messages to transactions (RFC 3261 §17.1.3, §17.2.3). Lives on the gateway's thread. */
final class Transactions {
    private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);

    /** The user agent core: who is told of new requests. */
    interface Core {
        void request(ServerTransaction transaction);

        /** An ACK that belongs to a 2xx. */
        void ack(SipText ack);
    }

    private final GatewayLoop loop;
    private final SipSocket socket;
    private final SipTimers timers;
    private @Nullable Core core;
    private final Map<String, ClientTransaction> clients = new HashMap<>();
    private final Map<String, ServerTransaction> servers = new HashMap<>();

    Transactions(GatewayLoop loop, SipSocket socket, SipTimers timers) {
        this.loop = loop;
        this.socket = socket;
        this.timers = timers;
    }

    /** Tells new requests to this core; before, they are dropped. */
    void serve(Core newCore) {
        core = newCore;
    }

    /** Whether every request of ours has its final response. */
    boolean isQuiet() {
        return clients.values().stream().allMatch(ClientTransaction::isCompleted);
    }

    GatewayLoop loop() {
        return loop;
    }

    SipTimers timers() {
        return timers;
    }

    void send(SipText message, InetSocketAddress to) {
        socket.send(message.bytes(), to);
    }

    ClientTransaction request(SipText request, InetSocketAddress to, ClientTransaction.User user) {
        ClientTransaction transaction = new ClientTransaction(request, to, this, user);
        clients.put(clientKey(request), transaction);
        return transaction;
    }

    void receive(SipText message, InetSocketAddress source) {
        if (message.isResponse()) {
            response(message);
        } else if (message.isRequest()) {
            request(message, source);
        } else if (!message.startLine().isBlank()) {
            LOG.debug("neither request nor response from {}: {}", source, message.startLine());
        }
    }

    private void response(SipText response) {
        ClientTransaction transaction = clients.get(clientKey(response));
        if (transaction == null) {
            LOG.debug("a response to no request of ours: {}", response.startLine());
        } else {
            transaction.receive(response);
        }
    }

    private void request(SipText request, InetSocketAddress source) {
        ServerTransaction known = servers.get(serverKey(request, request.method()));
        if (request.method().equals("ACK")) {
            acknowledge(request, Optional.ofNullable(servers.get(serverKey(request, "INVITE"))));
        } else if (known != null) {
            known.repeated();
        } else {
            ServerTransaction transaction = new ServerTransaction(request, source, this);
            servers.put(serverKey(request, request.method()), transaction);
            tell(c -> c.request(transaction));
        }
    }

    private void acknowledge(SipText ack, Optional<ServerTransaction> invite) {
        invite.ifPresent(ServerTransaction::stopRepeating);
        if (invite.filter(t -> !t.isAccepted()).isEmpty()) {
            tell(c -> c.ack(ack));
        }
    }

    private void tell(Consumer<Core> message) {
        if (core != null) {
            message.accept(core);
        }
    }

    /** The INVITE that this CANCEL means (RFC 3261 §9.2). */
    Optional<ServerTransaction> cancelled(SipText cancel) {
        return Optional.ofNullable(servers.get(serverKey(cancel, "INVITE")));
    }

    void forget(ClientTransaction transaction) {
        clients.remove(clientKey(transaction.request()), transaction);
    }

    void forget(ServerTransaction transaction) {
        transaction.stopRepeating();
        servers.remove(serverKey(transaction.request(), transaction.request().method()), transaction);
    }

    private static String clientKey(SipText message) {
        return message.branch() + "|" + message.cseqMethod();
    }

    /** Also tells apart requests of peers that do not write the magic cookie. */
    private static String serverKey(SipText request, String method) {
        Via via = request.header("Via").map(Via::parse).orElse(Via.parse(""));
        String sentBy = via.host() + ":" + via.port().orElse(5060);
        String old = via.branch().startsWith(Via.MAGIC_COOKIE)
                ? ""
                : request.callId() + "|" + request.from().tag() + "|" + request.cseqNumber();
        return via.branch() + "|" + sentBy + "|" + method + "|" + old;
    }
}
