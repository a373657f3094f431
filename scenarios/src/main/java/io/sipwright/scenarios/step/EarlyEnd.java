package io.sipwright.scenarios.step;

import org.opentest4j.TestAbortedException;

/** The end of a run before its last scenario: those that have not begun are skipped. Safe for any thread. */
public final class EarlyEnd {
    /** Why scenarios are skipped. */
    public static final String REASON = "the run ended at its first failure (--fail-fast)";

    private volatile boolean reached;

    /** No further scenario begins. */
    public void reach() {
        reached = true;
    }

    public boolean reached() {
        return reached;
    }

    /**
     * To be called when a scenario begins.
     *
     * @throws TestAbortedException if it is to be skipped
     */
    public void check() {
        if (reached) {
            throw new TestAbortedException(REASON);
        }
    }
}
