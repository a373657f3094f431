package io.sipwright.scenarios.run;

import java.io.IOException;

/** Faults of state that tampering cannot make: switched on and off in a running target. */
public interface StateFaults {
    /** A target without such faults. */
    StateFaults NONE = new StateFaults() {
        @Override
        public void on(String mutant) throws IOException {
            throw new IOException("this target cannot have the fault " + mutant);
        }

        @Override
        public void off() {}
    };

    /**
     * Gives the target this fault and no other.
     *
     * @throws IOException if the target refuses
     */
    void on(String mutant) throws IOException;

    /** Removes the fault. */
    void off() throws IOException;
}
