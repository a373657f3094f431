package io.sipwright.server.transaction;

import io.sipwright.server.clock.Scheduler;
import io.sipwright.server.sip.Responses;
import io.sipwright.server.transport.Flow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The base of the four state machines: one event at a time, timers that end with their state, and calls to other
 * objects only after the lock is released, since two transactions of one call use each other.
 *
 * @param <S> the sealed states
 */
abstract class Machine<S> {
    private static final Logger LOG = LoggerFactory.getLogger(Machine.class);

    /** RFC 3261 §21.5.7; JAIN-SIP's interface names it for another status. */
    private static final int MESSAGE_TOO_LARGE = 513;

    private static final Runnable NOTHING = () -> {};

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
     * What a machine uses.
     *
     * @param gone called when the machine has terminated
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

    /** Runs one transition, then the calls that it postponed with {@link #afterwards}. */
    final void event(Runnable transition) {
        List<Runnable> calls;
        synchronized (this) {
            transition.run();
            calls = List.copyOf(afterwards);
            afterwards.clear();
        }
        calls.forEach(Machine::guarded);
    }

    /** An exception from one call must not prevent the others, least of all the termination of the machine. */
    private static void guarded(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            LOG.error("call out of a transaction failed", e);
        }
    }

    /** Postpones a call to another object until the lock is released; only within an event. */
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
     * A final response that was sent. It outlives the parsed messages: a transaction stays for 32 s after it.
     *
     * @param again sends its bytes once more
     */
    record Sent(int status, Runnable again) {}

    /** Sends a final response; if it does not fit into a datagram, a 500 instead. */
    final Sent sendOrReplace(Request request, Response response) {
        Optional<Runnable> again = flow().sendRepeatable(response);
        if (again.isEmpty() && flow().open()) {
            Response small = Responses.tooLarge(request);
            return new Sent(small.getStatusCode(), flow().sendRepeatable(small).orElse(NOTHING));
        }
        return new Sent(response.getStatusCode(), again.orElse(NOTHING));
    }

    /** The status for a request that could not be sent. */
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

    /** Whether it has terminated; within an event. */
    final boolean isTerminated() {
        return state == terminated;
    }

    final void terminate() {
        become(terminated);
        afterwards(around.gone());
    }
}
