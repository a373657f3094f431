package io.sipwright.bench.workload;

import io.sipwright.bench.peer.Peer;
import java.io.IOException;
import java.time.Duration;

/** Something that servers are measured with. */
public interface Workload {
    /** As {@code --only} names it. */
    String name();

    /** One sentence for the tables. */
    String words();

    /** Whether one round on a fresh server is enough. */
    default boolean once() {
        return false;
    }

    /** Prepares one server; nothing is measured yet. */
    Session open(Peer peer) throws IOException;

    /** Opens the generator without a server, to measure its own limit. */
    Session openCeiling() throws IOException;

    /** A recording of the measured server. */
    interface Recording {
        void begin() throws IOException;

        void end() throws IOException;
    }

    /** One server under this workload. */
    interface Session extends AutoCloseable {
        /** Load for this time, whose figures are discarded. */
        void warmUp(Duration time) throws IOException;

        /** Measures each phase once and records its figures. */
        void round() throws IOException;

        /**
         * Load for a profile, as long as one warm-up.
         *
         * @param recording to be started when the load is steady, and ended with it
         * @return how many operations, packets or connections fell into the recording
         */
        long profiled(Recording recording) throws IOException;

        @Override
        void close();
    }
}
