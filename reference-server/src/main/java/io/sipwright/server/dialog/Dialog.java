package io.sipwright.server.dialog;

import io.sipwright.server.clock.Scheduler;
import io.sipwright.server.transport.Flow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The record of one dialog (RFC 3261 §12). It decides what a request in the dialog may do, and owns the media.
 * Thread-safe.
 */
public final class Dialog {
    private final DialogId id;
    private final Use use;
    private final String account;
    private final Party caller;
    private final Party callee;
    private volatile @Nullable DialogMedia media;
    private volatile State state = State.EARLY;
    private volatile boolean ending;
    private boolean left;
    private volatile long heardNanos;
    private volatile long refreshedNanos;
    private volatile long sessionNanos;
    private Scheduler.@Nullable Timer watch;

    /** The usage of a dialog (RFC 5057). */
    public enum Use {
        /** Made by INVITE: it ends by BYE and may have media. */
        CALL,
        /** Made by SUBSCRIBE or REFER. */
        SUBSCRIPTION
    }

    /** The state. */
    enum State {
        /** Its INVITE has no final response. */
        EARLY,
        CONFIRMED,
        OVER
    }

    /** @param account the user whose request begins it; empty for the trunk */
    Dialog(DialogId id, Use use, String account, Party caller, Party callee) {
        this.id = id;
        this.use = use;
        this.account = account;
        this.caller = caller;
        this.callee = callee;
    }

    public DialogId id() {
        return id;
    }

    public Use use() {
        return use;
    }

    String account() {
        return account;
    }

    public Party caller() {
        return caller;
    }

    public Party callee() {
        return callee;
    }

    List<Party> parties() {
        return List.of(caller, callee);
    }

    /** The party that sends a request with this From tag. */
    public Party sender(String fromTag) {
        return id.callerTag().equals(fromTag) ? caller : callee;
    }

    public Party other(Party party) {
        return party == caller ? callee : caller;
    }

    /** Its media, if bridged. */
    public @Nullable DialogMedia media() {
        return media;
    }

    public void setMedia(@Nullable DialogMedia own) {
        media = own;
    }

    public boolean isConfirmed() {
        return state == State.CONFIRMED;
    }

    public boolean isOver() {
        return state == State.OVER;
    }

    synchronized void confirm() {
        if (state == State.EARLY) {
            state = State.CONFIRMED;
        }
    }

    /** Returns true for the first caller, who ends it. */
    synchronized boolean finish() {
        boolean first = state != State.OVER;
        state = State.OVER;
        if (watch != null) {
            watch.cancel();
        }
        return first;
    }

    /** Sets the timer that checks it; cancels an earlier one. */
    synchronized void watchedBy(Scheduler.Timer timer) {
        if (watch != null) {
            watch.cancel();
        }
        watch = timer;
        if (state == State.OVER) {
            timer.cancel();
        }
    }

    /** True for the first one who finds that a BYE of its parties led to nothing. */
    synchronized boolean leave() {
        boolean first = !left;
        left = true;
        return first;
    }

    synchronized void stay() {
        left = false;
    }

    boolean wasHeardAfter(long nanos) {
        return heardNanos - nanos > 0;
    }

    /** A BYE of one of its parties is on the way. */
    boolean isEnding() {
        return ending;
    }

    void setEnding(boolean passing) {
        ending = passing;
    }

    void heard(long nanos) {
        heardNanos = nanos;
    }

    /** @param nanos of a negotiated session timer, 0 for none (RFC 4028 §8) */
    void refreshed(long now, long nanos) {
        refreshedNanos = now;
        sessionNanos = nanos;
    }

    /** The time left without a request; zero or less if it is over. */
    long nanosLeft(long now, long idleLimit) {
        long idle = heardNanos + idleLimit - now;
        long session = sessionNanos;
        return session == 0 ? idle : Math.min(idle, refreshedNanos + session - now);
    }

    boolean sessionHasLapsed(long now) {
        return sessionNanos != 0 && refreshedNanos + sessionNanos - now <= 0;
    }

    boolean isOn(Flow flow) {
        return parties().stream().anyMatch(party -> party.flow().id().equals(flow.id()));
    }
}
