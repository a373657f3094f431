package io.sipwright.scenarios.step;

import io.sipwright.scenarios.judge.Lane;
import io.sipwright.scenarios.phone.Browser;
import io.sipwright.scenarios.phone.PhoneLibrary;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the scenarios of one lane share. Cucumber creates the step classes, so they find their lane by the thread.
 *
 * @param run what all lanes share
 * @param lane the mode
 * @param browser already started
 * @param library what the phone page runs
 */
public record LaneContext(RunContext run, Lane lane, Browser browser, PhoneLibrary library) {
    private static final ThreadLocal<@Nullable LaneContext> CURRENT = new ThreadLocal<>();

    /** Runs scenarios in this lane, on the calling thread. */
    public void during(Runnable scenarios) {
        CURRENT.set(this);
        try {
            scenarios.run();
        } finally {
            CURRENT.remove();
        }
    }

    static LaneContext current() {
        return Optional.ofNullable(CURRENT.get())
                .orElseThrow(() -> new IllegalStateException("these steps run only in a lane of sipwright conform"));
    }
}
