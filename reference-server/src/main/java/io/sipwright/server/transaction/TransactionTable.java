package io.sipwright.server.transaction;

import io.sipwright.server.clock.Scheduler;
import io.sipwright.server.sip.Responses;
import io.sipwright.server.sip.SipHeaders;
import io.sipwright.server.transaction.Machine.Surroundings;
import io.sipwright.server.transport.Flow;
import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    private final Scheduler scheduler;
    private final Timers timers;
    private final TransactionLimits limits;
    private final Map<TransactionKey, ServerMachine> servers = new ConcurrentHashMap<>();
    private final Map<TransactionKey, ClientMachine<?>> clients = new ConcurrentHashMap<>();
    private final Map<String, Set<ClientMachine<?>>> clientsOfConnection = new ConcurrentHashMap<>();
    private volatile TransactionUser user = new NoUser();

    /** Refuses all requests until {@link #serve} is called, since the transaction user needs this layer first. */
    public TransactionTable(Scheduler scheduler, TransactionLimits limits) {
        this.scheduler = scheduler;
        this.timers = Timers.RFC_3261;
        this.limits = limits;
    }

    /** Sets the layer above. To be called once, before messages arrive; until then requests get 503. */
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
        ClientMachine<?> client = clients.get(TransactionKey.ofResponse(flow, response));
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
                if (!repeated(key)) {
                    fresh(flow, request, key);
                }
            }
        }
    }

    /** Whether the request belongs to a transaction, which sends its last response again. */
    private boolean repeated(TransactionKey key) {
        ServerMachine known = servers.get(key);
        if (known != null) {
            known.retransmitted();
        }
        return known != null;
    }

    private void ack(Flow flow, Request ack, TransactionKey key) {
        boolean absorbed = servers.get(key) instanceof InviteServer invite && invite.acked();
        if (absorbed || Responses.acknowledged(ack)) {
            return; // SEC-005 · RFC 3261 §8.2.7: also to a refusal that was sent without a transaction
        }
        try {
            user.ack(flow, ack);
        } catch (RuntimeException e) {
            LOG.error("ACK of call {} failed", SipHeaders.callId(ack), e);
        }
    }

    /** SEC-003, SEC-005 · RFC 3261 §26.3.2.4: the user decides before anything is kept. */
    private void fresh(Flow flow, Request request, TransactionKey key) {
        InetAddress source = flow.remote().getAddress();
        Optional<Response> full = limits.enter(request, source);
        if (full.isPresent()) {
            flow.send(full.get());
            return;
        }
        boolean kept = false;
        try {
            Screening screening = screen(flow, request);
            if (screening instanceof Screening.Answered answered) {
                answer(flow, request, answered.answer());
            } else if (screening instanceof Screening.Admitted admitted) {
                ServerMachine machine = begin(flow, request, key, () -> limits.leave(source));
                kept = machine != null;
                flow.admitted();
                hand(machine, request, admitted);
            }
        } finally {
            if (!kept) {
                limits.leave(source);
            }
        }
    }

    private static void answer(Flow flow, Request request, Response response) {
        if (!flow.send(response) && flow.open()) {
            flow.send(Responses.tooLarge(request));
        }
    }

    private Screening screen(Flow flow, Request request) {
        try {
            return user.screen(flow, request);
        } catch (RuntimeException e) {
            LOG.error("{} of call {} failed", request.getMethod(), SipHeaders.callId(request), e);
            return new Screening.Answered(Responses.to(request, Response.SERVER_INTERNAL_ERROR));
        }
    }

    /** A new server transaction; null if another thread has created it, which then sends its last response again. */
    private @Nullable ServerMachine begin(Flow flow, Request request, TransactionKey key, Runnable left) {
        Surroundings around = new Surroundings(flow, scheduler, timers, () -> {
            if (servers.remove(key) != null) {
                left.run();
            }
        });
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

    private static void hand(@Nullable ServerMachine machine, Request request, Screening.Admitted admitted) {
        if (machine == null) {
            return;
        }
        try {
            admitted.service().accept(machine);
        } catch (RuntimeException e) {
            broken(machine, request, e);
        }
    }

    /** RFC 3261 §21.5.1: an error in this server gets a response too. */
    private static void broken(ServerMachine machine, Request handled, RuntimeException why) {
        LOG.error("{} of call {} failed", handled.getMethod(), SipHeaders.callId(handled), why);
        machine.broken();
    }

    private void cancel(Flow flow, Request cancel, TransactionKey key) {
        if (repeated(key)) {
            return;
        }
        ServerMachine invite = servers.get(key.ofInvite());
        if (invite == null || !invite.flow().remote().equals(flow.remote())) { // SEC-010 · RFC 3261 §9.2, §22.1
            foreignCancel(flow, cancel, invite == null);
            return;
        }
        ServerMachine fresh = begin(flow, cancel, key, () -> {});
        if (fresh == null) {
            return;
        }
        fresh.respond(Responses.to(cancel, Response.OK)); // RFC 3261 §9.2
        if (!invite.finished()) {
            try {
                user.cancelled(invite, cancel);
            } catch (RuntimeException e) {
                broken(invite, cancel, e);
            }
        }
    }

    /** No state is kept for it, as its sender is not authenticated (RFC 3261 §9.2, §16.10). */
    private void foreignCancel(Flow flow, Request cancel, boolean unknown) {
        boolean forwarded = false;
        try {
            forwarded = unknown && user.strayCancel(flow, cancel);
        } catch (RuntimeException e) {
            LOG.error("CANCEL of call {} failed", SipHeaders.callId(cancel), e);
        }
        if (!forwarded) {
            flow.send(Responses.to(cancel, Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST));
        }
    }

    @Override
    public ClientTransaction send(Request request, Flow flow, ClientTransaction.Listener listener) {
        TransactionKey key = TransactionKey.ofOwn(flow, request);
        Surroundings around = new Surroundings(flow, scheduler, timers, () -> forget(key));
        ClientMachine<?> client = request.getMethod().equals(Request.INVITE)
                ? new InviteClient(request, around, listener, cancel -> send(cancel, flow, ClientMachine.NOBODY))
                : new NonInviteClient(request, around, listener);
        if (clients.putIfAbsent(key, client) != null) {
            throw new IllegalArgumentException("branch " + key.branch() + " is in use (RFC 3261 §8.1.1.7)");
        }
        if (flow.transport().isWebSocket()) {
            clientsOfConnection.compute(flow.id(), (id, all) -> with(client, all));
        }
        client.start();
        return client;
    }

    private static Set<ClientMachine<?>> with(ClientMachine<?> client, @Nullable Set<ClientMachine<?>> all) {
        Set<ClientMachine<?>> more = all == null ? ConcurrentHashMap.newKeySet() : all;
        more.add(client);
        return more;
    }

    private void forget(TransactionKey key) {
        ClientMachine<?> gone = clients.remove(key);
        if (gone != null) {
            clientsOfConnection.computeIfPresent(gone.flow().id(), (id, all) -> {
                all.remove(gone);
                return all.isEmpty() ? null : all;
            });
        }
    }

    @Override
    public boolean sendStateless(Request request, Flow flow) {
        boolean sent = flow.send(request);
        if (!sent) {
            LOG.info("{} not sent: {} is closed, or it does not fit into a datagram", request.getMethod(), flow);
        }
        return sent;
    }

    /** RFC 3261 §17.1.4, §18.4: an error of the transport is a 503 to the transaction. */
    @Override
    public void sendFailed(Flow flow, Message message) {
        if (message instanceof Request request) {
            ClientMachine<?> client = clients.get(TransactionKey.ofOwn(flow, request));
            if (client != null) {
                client.sendFailed();
            }
        }
    }

    @Override
    public int alive() {
        return servers.size() + clients.size();
    }

    @Override
    public void closed(Flow flow) {
        Set<ClientMachine<?>> ofConnection = clientsOfConnection.remove(flow.id());
        if (ofConnection != null) {
            ofConnection.forEach(ClientMachine::flowClosed);
        }
        user.closed(flow);
    }
}
