package io.sipwright.pstn.gateway;

import io.sipwright.pstn.gateway.GatewayLoop.Timer;

/** Sends again and again at doubling intervals, until stopped or given up. Lives on the gateway's thread. */
final class Retransmission {
    private final GatewayLoop loop;
    private final Runnable send;
    private final long longest;
    private long interval;
    private Timer next = () -> {};
    private Timer end = () -> {};

    /**
     * @param longest interval that doubling stops at
     * @param send what to do each time; the first time after one T1
     */
    Retransmission(GatewayLoop loop, SipTimers timers, long longest, Runnable send) {
        this.loop = loop;
        this.send = send;
        this.longest = longest;
        this.interval = timers.t1();
        schedule();
    }

    /** Calls this after so many milliseconds, unless stopped before. */
    Retransmission giveUpAfter(long millis, Runnable givenUp) {
        end = loop.after(millis, () -> {
            stop();
            givenUp.run();
        });
        return this;
    }

    /** Goes on at the longest interval from now on (RFC 3261 §17.1.2.2, after a provisional response). */
    void slowDown() {
        interval = longest;
    }

    void stop() {
        next.stop();
        end.stop();
    }

    private void schedule() {
        next = loop.after(interval, () -> {
            interval = Math.min(2 * interval, longest);
            schedule();
            send.run();
        });
    }
}
