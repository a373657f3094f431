package io.sipwright.server.transaction;

import io.sipwright.server.sip.Responses;
import io.sipwright.server.transaction.Machine.Surroundings;
import io.sipwright.server.transport.Flow;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sip.message.Message;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All transactions of the server, by key. Reads go through {@link #received}, our own requests through {@link #send}. */
public final class TransactionTable implements TransactionLayer {
    private static final Logger LOG = LoggerFactory.getLogger(TransactionTable.class);
    private static final ClientTransaction.Listener NOBODY = new ClientTransaction.Listener() {
        @Override
        public void response(ClientTransaction transaction, Response response) {}

        @Override
        public void failed(ClientTransaction transaction, int status) {}
    };

    private final Scheduler scheduler;
    private final Timers timers;
    private final Map<TransactionKey, ServerMachine> servers = new ConcurrentHashMap<>();
    private final Map<TransactionKey, ClientMachine> clients = new ConcurrentHashMap<>();
    private volatile TransactionUser user = new NoUser();

    /** Serves nobody until {@link #serve} is called; the user is made with this layer in its hands. */
    public TransactionTable(Scheduler scheduler) {
        this(scheduler, Timers.RFC_3261);
    }

    TransactionTable(Scheduler scheduler, Timers timers) {
        this.scheduler = scheduler;
        this.timers = timers;
    }

    /** Names the layer above. To be called once, before messages come in; until then requests get 503. */
    public void serve(TransactionUser user) {
        this.user = user;
    }

    @Override
    public void received(Flow flow, Message message) {
        if (message instanceof Response response) {
            response(flow, response);
        } else if (message instanceof Request request) {
            request(flow, request);
        }
    }

    private void response(Flow flow, Response response) {
        ClientMachine client = clients.get(TransactionKey.ofResponse(flow, response));
        if (client == null) {
            user.strayResponse(flow, response);
        } else {
            client.received(response);
        }
    }

    private void request(Flow flow, Request request) {
        TransactionKey key = TransactionKey.ofRequest(flow, request);
        switch (request.getMethod()) {
            case Request.ACK -> ack(flow, request, key);
            case Request.CANCEL -> cancel(flow, request, key);
            default -> {
                ServerMachine fresh = begin(flow, request, key);
                if (fresh != null) {
                    hand(fresh);
                }
            }
        }
    }

    private void ack(Flow flow, Request ack, TransactionKey key) {
        boolean absorbed = servers.get(key) instanceof InviteServer invite && invite.acked();
        if (!absorbed) {
            user.ack(flow, ack);
        }
    }

    /** A new server transaction; null for a retransmission, which gets the last response again. */
    private @Nullable ServerMachine begin(Flow flow, Request request, TransactionKey key) {
        Surroundings around = new Surroundings(flow, scheduler, timers, () -> servers.remove(key));
        ServerMachine fresh = request.getMethod().equals(Request.INVITE)
                ? new InviteServer(request, around)
                : new NonInviteServer(request, around);
        ServerMachine known = servers.putIfAbsent(key, fresh);
        if (known != null) {
            known.retransmitted();
            return null;
        }
        fresh.start();
        return fresh;
    }

    private void cancel(Flow flow, Request cancel, TransactionKey key) {
        ServerMachine fresh = begin(flow, cancel, key);
        if (fresh == null) {
            return;
        }
        ServerMachine invite = servers.get(key.ofInvite());
        int status = invite == null ? Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST : Response.OK;
        fresh.respond(Responses.to(cancel, status)); // RFC 3261 §9.2
        if (invite != null && !invite.finished()) {
            user.cancelled(invite);
        }
    }

    private void hand(ServerMachine fresh) {
        try {
            user.request(fresh);
        } catch (RuntimeException e) {
            LOG.error("{} failed", fresh.request().getMethod(), e);
            fresh.respond(Responses.to(fresh.request(), Response.SERVER_INTERNAL_ERROR));
        }
    }

    @Override
    public ClientTransaction send(Request request, Flow flow, ClientTransaction.Listener listener) {
        TransactionKey key = TransactionKey.ofOwn(flow, request);
        Surroundings around = new Surroundings(flow, scheduler, timers, () -> clients.remove(key));
        ClientMachine client = request.getMethod().equals(Request.INVITE)
                ? new InviteClient(request, around, listener, cancel -> send(cancel, flow, NOBODY))
                : new NonInviteClient(request, around, listener);
        if (clients.putIfAbsent(key, client) != null) {
            throw new IllegalArgumentException("branch " + key.branch() + " is in use (RFC 3261 §8.1.1.7)");
        }
        client.start();
        return client;
    }

    @Override
    public void sendStateless(Request request, Flow flow) {
        if (!flow.send(request)) {
            LOG.info("{} not sent: {} is closed", request.getMethod(), flow);
        }
    }

    @Override
    public int alive() {
        return servers.size() + clients.size();
    }

    @Override
    public void closed(Flow flow) {
        clients.values().stream().filter(client -> client.flow().equals(flow)).forEach(ClientMachine::flowClosed);
        user.closed(flow);
    }
}
