package io.sipwright.pstn.ua;

import io.sipwright.pstn.sip.SipText;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the session for each request of the peers (RFC 3261 §8.2, §12.2.2, §9.2). */
public final class Sessions implements RequestListener {
    /** The most dialogs; a further INVITE gets 503. */
    public static final int MOST_SESSIONS = 20_000;

    /** Receives the requests outside of dialogs. */
    public interface Listener {
        /** A request without To tag; not CANCEL or ACK. */
        void request(ServerTransaction transaction);
    }

    private final Transactions transactions;
    private final Map<DialogId, Session> byId = new HashMap<>();
    private final Map<ServerTransaction, InviteServer> unanswered = new HashMap<>();
    private @Nullable Listener listener;
    private long refused;

    /** Takes the requests that these transactions receive, once they {@linkplain Transactions#listen listen} to it. */
    public Sessions(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Requests outside of dialogs go to this listener; before, they are dropped. */
    public void listen(Listener newListener) {
        listener = newListener;
    }

    /** The number of calls refused because of too many sessions. */
    public long refused() {
        return refused;
    }

    void add(Session session) {
        byId.put(session.dialog().id(), session);
    }

    void remove(Session session) {
        byId.remove(session.dialog().id(), session);
    }

    void add(ServerTransaction transaction, InviteServer invite) {
        unanswered.put(transaction, invite);
    }

    void remove(ServerTransaction transaction) {
        unanswered.remove(transaction);
    }

    /** The session whose dialog a received request names. */
    public Optional<Session> find(SipText request) {
        return Optional.ofNullable(byId.get(DialogId.ofRequest(request)));
    }

    @Override
    public void request(ServerTransaction transaction) {
        SipText request = transaction.request();
        if (request.method().equals("CANCEL")) {
            cancel(transaction);
        } else if (!request.to().tag().isEmpty()) {
            find(request).ifPresentOrElse(session -> session.receive(transaction), () -> unknown(transaction));
        } else if (transaction.isInvite() && byId.size() >= MOST_SESSIONS) {
            refused++;
            transaction.respond(503, "Service Unavailable", Identifiers.tag());
        } else if (listener != null) {
            listener.request(transaction);
        }
    }

    /** Answers a request that belongs to no known dialog or transaction. */
    public static void unknown(ServerTransaction transaction) {
        transaction.respond(481, "Call/Transaction Does Not Exist", Identifiers.tag());
    }

    private void cancel(ServerTransaction cancel) {
        Optional<ServerTransaction> invite = transactions.cancelled(cancel.request());
        if (invite.isEmpty()) {
            unknown(cancel);
            return;
        }
        Optional<InviteServer> server = invite.map(unanswered::get);
        cancel.respond(200, "OK", server.map(InviteServer::localTag).orElseGet(Identifiers::tag));
        server.ifPresent(s -> s.cancelled(cancel.request()));
    }

    @Override
    public void ack(SipText ack) {
        find(ack).ifPresent(session -> session.acknowledged(ack));
    }
}
