package io.sipwright.pstn.tamper;

import io.sipwright.pstn.wire.Tampering;
import io.sipwright.pstn.wire.Traffic;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Puts an engine between transports and network. One timer thread sends delayed units. Safe for any thread. */
public final class TamperStage implements Tampering, AutoCloseable {
    private final TamperEngine engine;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "tampering");
        thread.setDaemon(true);
        return thread;
    });

    public TamperStage(TamperEngine engine) {
        this.engine = engine;
    }

    @Override
    public void pass(Traffic traffic, Exit exit) {
        if (timer.isShutdown()) {
            exit.pass(traffic.bytes());
            return;
        }
        for (Step step : engine.decide(traffic, System.nanoTime())) {
            if (step.afterNanos() <= 0) {
                step.effect().on(exit);
            } else if (!timer.isShutdown()) {
                timer.schedule(() -> step.effect().on(exit), step.afterNanos(), TimeUnit.NANOSECONDS);
            }
        }
    }

    /** The number of changed units. */
    public long applied() {
        return engine.applied();
    }

    /** Drops delayed units; from now on everything passes unchanged. */
    @Override
    public void close() {
        timer.shutdownNow();
    }
}
