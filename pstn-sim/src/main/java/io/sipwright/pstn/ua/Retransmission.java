package io.sipwright.pstn.ua;

import io.sipwright.pstn.ua.Scheduler.Timer;

/** Retransmits at doubling intervals, until stopped or given up. */
final class Retransmission {
    /** Never sends. */
    static final Retransmission NONE = new Retransmission();

    private final Scheduler scheduler;
    private final Runnable send;
    private final long longest;
    private long interval;
    private Timer next = Timer.NONE;
    private Timer end = Timer.NONE;

    /**
     * @param longest interval that doubling stops at
     * @param send called each time; first after one T1
     */
    Retransmission(Scheduler scheduler, SipTimers timers, long longest, Runnable send) {
        this.scheduler = scheduler;
        this.send = send;
        this.longest = longest;
        this.interval = timers.t1();
        schedule();
    }

    private Retransmission() {
        scheduler = (millis, task) -> Timer.NONE;
        send = () -> {};
        longest = 0;
    }

    /** Calls this after these milliseconds, unless stopped before. */
    Retransmission giveUpAfter(long millis, Runnable givenUp) {
        end = scheduler.after(millis, () -> {
            stop();
            givenUp.run();
        });
        return this;
    }

    /** Continues at the longest interval (RFC 3261 §17.1.2.2, after a provisional response). */
    void slowDown() {
        interval = longest;
    }

    void stop() {
        next.stop();
        end.stop();
    }

    private void schedule() {
        next = scheduler.after(interval, () -> {
            interval = Math.min(2 * interval, longest);
            schedule();
            send.run();
        });
    }
}
