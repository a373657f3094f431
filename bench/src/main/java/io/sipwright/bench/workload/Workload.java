package io.sipwright.bench.workload;

import io.sipwright.bench.peer.Peer;
import java.io.IOException;
import java.time.Duration;

/** Something that servers are measured at. */
public interface Workload {
    /** As {@code --only} names it. */
    String name();

    /** One sentence for the tables. */
    String words();

    /** Whether one round at a fresh server says it all. */
    default boolean once() {
        return false;
    }

    /** Prepares one server; nothing is measured yet. */
    Session open(Peer peer) throws IOException;

    /** What the generator alone can do, where nobody is between its two ends. */
    Session openCeiling() throws IOException;

    /** A recording of the measured server. */
    interface Recording {
        void begin() throws IOException;

        void end() throws IOException;
    }

    /** One server under this workload. */
    interface Session extends AutoCloseable {
        /** Load whose figures are thrown away, for so long. */
        void warmUp(Duration time) throws IOException;

        /** Measures each phase once and records its figures. */
        void round() throws IOException;

        /**
         * Load for a profile, as long as one warm-up.
         *
         * @param recording to be begun when the load is steady, and ended with it
         * @return how many operations, packets or connections fell into the recording
         */
        long profiled(Recording recording) throws IOException;

        @Override
        void close();
    }
}
