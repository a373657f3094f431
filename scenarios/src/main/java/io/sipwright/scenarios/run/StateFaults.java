package io.sipwright.scenarios.run;

import java.io.IOException;

/** Faults of state that tampering cannot make: switched on and off in a target that stays. */
public interface StateFaults {
    /** A target that has none. */
    StateFaults NONE = new StateFaults() {
        @Override
        public void on(String mutant) throws IOException {
            throw new IOException("this target cannot have the fault " + mutant);
        }

        @Override
        public void off() {}
    };

    /**
     * From the return on the target has this fault and no other.
     *
     * @throws IOException when the target does not obey
     */
    void on(String mutant) throws IOException;

    /** From the return on the target has no fault. */
    void off() throws IOException;
}
