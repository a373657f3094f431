package io.sipwright.server.transaction;

import io.sipwright.server.sip.Responses;
import io.sipwright.server.transport.Flow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the four machines share: one event at a time, timers that end with their state, and calls to others only after
 * the lock is free, since two transactions of one call drive each other.
 *
 * @param <S> the sealed states
 */
abstract class Machine<S> {
    private static final Logger LOG = LoggerFactory.getLogger(Machine.class);

    /** RFC 3261 §21.5.7; JAIN-SIP's interface names it for another status. */
    private static final int MESSAGE_TOO_LARGE = 513;

    private final Surroundings around;
    private final S terminated;
    private final List<Scheduler.Timer> timers = new ArrayList<>(2);
    private final List<Runnable> afterwards = new ArrayList<>(1);
    private S state;

    Machine(Surroundings around, S initial, S terminated) {
        this.around = around;
        this.state = initial;
        this.terminated = terminated;
    }

    /**
     * What a machine works with.
     *
     * @param gone told when the machine is done
     */
    record Surroundings(Flow flow, Scheduler scheduler, Timers timers, Runnable gone) {}

    final synchronized S state() {
        return state;
    }

    public final Flow flow() {
        return around.flow();
    }

    final Timers timing() {
        return around.timers();
    }

    final boolean reliable() {
        return around.flow().transport().isWebSocket();
    }

    final long nanoTime() {
        return around.scheduler().nanoTime();
    }

    /** Runs one transition, then what it left for afterwards. */
    final void event(Runnable transition) {
        List<Runnable> calls;
        synchronized (this) {
            transition.run();
            calls = List.copyOf(afterwards);
            afterwards.clear();
        }
        calls.forEach(Machine::guarded);
    }

    /** A defect behind one call must not keep the others from being made, least of all the end of the machine. */
    private static void guarded(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            LOG.error("call out of a transaction failed", e);
        }
    }

    /** For calls out of the machine; only within an event. */
    final void afterwards(Runnable call) {
        afterwards.add(call);
    }

    /** Enters a state; the timers of the old one end. */
    final void become(S next) {
        timers.forEach(Scheduler.Timer::cancel);
        timers.clear();
        state = next;
    }

    /** Runs as an event, unless the state has been left by then. */
    final void timer(Duration delay, Runnable transition) {
        Class<?> started = state.getClass();
        Runnable guarded = () -> {
            if (state.getClass() == started) {
                transition.run();
            }
        };
        timers.add(around.scheduler().after(delay, () -> event(guarded)));
    }

    /**
     * Sends a response. Where it does not fit into a datagram, a 500 takes its place, and is what counts from then on.
     *
     * @return the response that was sent
     */
    final Response sendOrReplace(Request request, Response response) {
        if (flow().send(response) || !flow().open() || response.getStatusCode() < 200) {
            return response;
        }
        Response small = Responses.tooLarge(request);
        flow().send(small);
        return small;
    }

    /** What a request that could not be sent at once ends with. */
    final int unsentStatus() {
        return flow().open() ? MESSAGE_TOO_LARGE : Response.SERVICE_UNAVAILABLE;
    }

    /** Terminates now where the delay is zero, as on reliable transports. */
    final void terminateAfter(Duration delay) {
        if (delay.isZero()) {
            terminate();
        } else {
            timer(delay, this::terminate);
        }
    }

    final void terminate() {
        become(terminated);
        afterwards(around.gone());
    }
}
