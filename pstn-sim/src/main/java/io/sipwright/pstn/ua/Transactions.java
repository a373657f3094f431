package io.sipwright.pstn.ua;

import io.sipwright.pstn.sip.SipText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Matches messages to transactions (RFC 3261 §17.1.3, §17.2.3). Confined to the event loop of its scheduler. */
public final class Transactions {
    /** The most received requests in progress; a further one gets 503. */
    public static final int MOST_SERVERS = 20_000;

    private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);

    private final Scheduler scheduler;
    private final SipTimers timers;
    private final MessageForm form;
    private final Map<TransactionKey, ClientTransaction> clients = new HashMap<>();
    private final Map<TransactionKey, ServerTransaction> servers = new HashMap<>();
    private @Nullable RequestListener listener;
    private long refused;

    public Transactions(Scheduler scheduler, SipTimers timers, MessageForm form) {
        this.scheduler = scheduler;
        this.timers = timers;
        this.form = form;
    }

    /** New requests go to this listener; before, they are dropped. */
    public void listen(RequestListener newListener) {
        listener = newListener;
    }

    /** Whether every outgoing request has its final response. */
    public boolean isQuiet() {
        return clients.values().stream()
                .map(ClientTransaction::state)
                .noneMatch(s -> s == ClientTransaction.State.CALLING || s == ClientTransaction.State.PROCEEDING);
    }

    /** The number of requests refused because too many were in progress. */
    public long refused() {
        return refused;
    }

    public Scheduler scheduler() {
        return scheduler;
    }

    public SipTimers timers() {
        return timers;
    }

    MessageForm form() {
        return form;
    }

    /** Sends a request other than ACK and waits for its responses. */
    public ClientTransaction request(SipText request, Flow flow, ResponseListener responses) {
        return begin(new ClientTransaction(request, flow, this, responses));
    }

    ClientTransaction begin(ClientTransaction transaction) {
        clients.put(transaction.key(), transaction);
        transaction.begin();
        return transaction;
    }

    /**
     * Processes a received message.
     *
     * @param flow where the responses to a request go
     */
    public void receive(SipText message, Flow flow) {
        if (message.isResponse()) {
            response(message);
        } else if (message.isRequest()) {
            request(message, flow);
        } else if (!message.startLine().isBlank()) {
            LOG.debug("neither request nor response: {}", message.startLine());
        }
    }

    private void response(SipText response) {
        ClientTransaction transaction = clients.get(TransactionKey.client(response));
        if (transaction == null) {
            LOG.debug("a response to an unknown request: {}", response.startLine());
        } else {
            transaction.receive(response);
        }
    }

    private void request(SipText request, Flow flow) {
        TransactionKey key = TransactionKey.server(request);
        ServerTransaction known = servers.get(key);
        if (request.method().equals("ACK")) {
            acknowledge(request, known);
        } else if (known != null) {
            known.repeated();
        } else if (servers.size() >= MOST_SERVERS) {
            refused++;
            flow.send(form.response(request, 503, "Service Unavailable", Identifiers.tag()));
        } else if (listener != null) {
            ServerTransaction transaction = new ServerTransaction(key, request, flow, this);
            servers.put(key, transaction);
            listener.request(transaction);
        }
    }

    private void acknowledge(SipText ack, @Nullable ServerTransaction invite) {
        if (invite != null && invite.state() != ServerTransaction.State.ACCEPTED) {
            invite.acknowledged();
        } else if (listener != null) {
            listener.ack(ack);
        }
    }

    /** The INVITE that this CANCEL means (RFC 3261 §9.2). */
    public Optional<ServerTransaction> cancelled(SipText cancel) {
        return Optional.ofNullable(servers.get(TransactionKey.cancelled(cancel)));
    }

    /** The flow is lost: every request in progress on it fails with 503 (RFC 3261 §8.1.3.1). */
    public void lost(Flow flow) {
        List.copyOf(clients.values()).stream()
                .filter(client -> client.flow().equals(flow))
                .forEach(client -> client.fail(503));
    }

    void forget(ClientTransaction transaction) {
        clients.remove(transaction.key(), transaction);
    }

    void forget(ServerTransaction transaction) {
        servers.remove(transaction.key(), transaction);
    }
}
