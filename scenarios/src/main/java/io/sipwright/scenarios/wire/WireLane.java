package io.sipwright.scenarios.wire;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.sipwright.scenarios.step.RunContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the wire scenarios of one target share. Cucumber makes the step classes, so the lane reaches them by their threads, which
 * inherit it.
 *
 * @param run the target, its accounts, the far end
 * @param loops where endpoints live
 * @param control shows that an ordinary call has media
 */
public record WireLane(RunContext run, EventLoopGroup loops, ControlCall control) {
    private static final InheritableThreadLocal<@Nullable WireLane> CURRENT = new InheritableThreadLocal<>();

    /** A lane in which no call was placed yet. */
    public WireLane(RunContext run, EventLoopGroup loops) {
        this(run, loops, new ControlCall());
    }

    /** Runs scenarios in this lane, on threads that the calling thread makes. */
    public void during(Runnable scenarios) {
        CURRENT.set(this);
        try {
            scenarios.run();
        } finally {
            CURRENT.remove();
        }
    }

    EventLoop loop() {
        return loops.next();
    }

    static WireLane current() {
        return Optional.ofNullable(CURRENT.get())
                .orElseThrow(() -> new IllegalStateException("these steps run only in a lane of sipwright conform"));
    }
}
