package io.sipwright.pstn.ua;

import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.ua.Scheduler.Timer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An INVITE that begins a session, on the caller's side (RFC 3261 §13.2, §9.1, RFC 3262 §4, RFC 4028 §7.4). */
public final class InviteClient implements ResponseListener {
    /** The most forks of one INVITE that are tracked; further ones are ended by BYE. */
    public static final int MOST_FORKS = 32;

    private static final int MOST_INTERVALS = 2;

    /** The caller's application. */
    public interface Listener extends Session.Listener {
        /** A response between 101 and 199. */
        void provisional(SipText response);

        /** The first 2xx, also after {@link #cancel}; its ACK has been sent. Other forks are ended by BYE. */
        void accepted(Session session, SipText ok);

        /** A final response other than 2xx. */
        void refused(SipText response);

        /** No final response came: 408 after a timeout, 503 if the flow is lost. */
        void failed(int status);
    }

    /** How far the call is. */
    private enum State {
        CALLING,
        /** CANCEL is requested, but no provisional response has come yet (§9.1). */
        CANCEL_WANTED,
        CANCELLED,
        ACCEPTED,
        ENDED
    }

    private final UserAgentCore core;
    private final Listener listener;
    private final Map<String, Session> forks = new HashMap<>(2);
    private ClientRequest sent;
    private @Nullable Session accepted;
    private State state = State.CALLING;
    private Timer afterCancel = Timer.NONE;
    private int intervals;
    private boolean cancelSent;

    /** Prepares the call; {@link #begin} sends the INVITE. */
    public InviteClient(UserAgentCore core, SipText invite, Listener listener) {
        this.core = core;
        this.listener = listener;
        this.sent = request(invite);
    }

    private ClientRequest request(SipText invite) {
        return new ClientRequest(core, invite, this::nextCseq, this);
    }

    private long nextCseq() {
        return sent.request().cseqNumber() + 1;
    }

    /** Sends the INVITE. */
    public InviteClient begin() {
        sent.begin();
        return this;
    }

    /** The INVITE as last sent. */
    public SipText invite() {
        return sent.request();
    }

    /** Whether CANCEL has been sent, whatever its result. */
    public boolean isCancelSent() {
        return cancelSent;
    }

    private boolean isCancelled() {
        return state == State.CANCEL_WANTED || state == State.CANCELLED;
    }

    /** The early or confirmed session with this To tag. */
    public Optional<Session> fork(String remoteTag) {
        return Optional.ofNullable(forks.get(remoteTag));
    }

    /** Sends CANCEL, as soon as a provisional response allows it (§9.1); after a final response nothing happens. */
    public void cancel() {
        if (state != State.CALLING) {
            return;
        }
        if (sent.state() == ClientTransaction.State.PROCEEDING) {
            sendCancel();
        } else {
            state = State.CANCEL_WANTED;
        }
    }

    private void sendCancel() {
        state = State.CANCELLED;
        cancelSent = true;
        SipText cancel = core.form().cancel(sent.request());
        core.transactions().request(cancel, core.flow(cancel), ResponseListener.NONE);
        afterCancel = core.scheduler().after(core.timers().giveUp(), () -> {
            sent.terminate();
            failed(408);
        });
    }

    /** Removes the INVITE's transaction: a later 2xx gets neither ACK nor BYE. */
    public void terminate() {
        afterCancel.stop();
        sent.terminate();
        endForks();
    }

    @Override
    public void response(SipText response) {
        if (response.status() / 100 == 2) {
            accepted(response);
        } else if (state == State.ACCEPTED || state == State.ENDED) {
            return;
        } else if (response.status() < 200) {
            provisional(response);
        } else if (response.status() == 422 && !isCancelled() && intervals < MOST_INTERVALS) {
            intervalTooSmall(response);
        } else {
            end();
            listener.refused(response);
        }
    }

    private void provisional(SipText response) {
        if (state == State.CANCEL_WANTED) {
            sendCancel();
        }
        if (response.status() == 100) {
            return;
        }
        if (!response.to().tag().isEmpty()) {
            Session early = session(response);
            boolean reliable = response.lists("Require", "100rel");
            if (early != null && reliable && offers100rel()) {
                early.acknowledgeReliable(response);
            }
        }
        listener.provisional(response);
    }

    private boolean offers100rel() {
        SipText invite = sent.request();
        return invite.lists("Supported", "100rel") || invite.lists("Require", "100rel");
    }

    /** The session of the fork that answers; null if there are too many. */
    private @Nullable Session session(SipText response) {
        String tag = response.to().tag();
        Session known = forks.get(tag);
        if (known == null && forks.size() < MOST_FORKS) {
            known = new Session(core, Dialog.calling(sent.request(), response), listener);
            forks.put(tag, known);
        }
        return known;
    }

    /** Each 2xx, even a repetition, needs an ACK; another fork is ended by BYE at once (§13.2.2.4). */
    private void accepted(SipText response) {
        Session session = session(response);
        if (session == null) {
            session = new Session(core, Dialog.calling(sent.request(), response), listener);
        }
        if (session.isAcknowledged(response.cseqNumber())) {
            session.acknowledge(response.cseqNumber());
            return;
        }
        session.dialog().confirm(response);
        session.acknowledge(response.cseqNumber());
        if (state == State.ACCEPTED || state == State.ENDED) {
            session.bye(ResponseListener.NONE);
            return;
        }
        accepted = session;
        afterCancel.stop();
        listener.accepted(session, response);
        state = State.ACCEPTED;
        endOtherForksLater(session);
    }

    /** Other early dialogs may become calls for 64 T1 (§13.2.2.4). */
    private void endOtherForksLater(Session confirmed) {
        if (forks.size() > 1) {
            core.scheduler().after(core.timers().giveUp(), () -> forks.values().stream()
                    .filter(fork -> fork != confirmed)
                    .forEach(Session::end));
        }
    }

    /** Repeats the call with the required interval (RFC 4028 §7.4). */
    private void intervalTooSmall(SipText response) {
        long wanted = Session.number(
                response.header("Min-SE").orElse("").split(";", 2)[0].strip());
        if (wanted < 0) {
            end();
            listener.refused(response);
            return;
        }
        intervals++;
        endForks();
        forks.clear();
        SipText before = sent.request();
        long least = Math.max(wanted, seconds(before, "Min-SE"));
        var again = before.edit()
                .remove("Authorization")
                .remove("Proxy-Authorization")
                .set("Min-SE", Long.toString(least));
        if (before.header("Session-Expires").isPresent()) {
            again.set("Session-Expires", Long.toString(Math.max(least, seconds(before, "Session-Expires"))));
        }
        sent = request(core.form().again(again, nextCseq(), "INVITE"));
        sent.begin();
    }

    private static long seconds(SipText message, String name) {
        return Session.number(message.header(name).orElse("").split(";", 2)[0].strip());
    }

    @Override
    public void failed(int status) {
        if (state != State.ACCEPTED && state != State.ENDED) {
            end();
            listener.failed(status);
        }
    }

    private void end() {
        state = State.ENDED;
        afterCancel.stop();
        endForks();
    }

    private void endForks() {
        forks.values().stream().filter(fork -> fork != accepted).forEach(Session::end);
    }
}
