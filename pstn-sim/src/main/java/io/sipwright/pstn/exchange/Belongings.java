package io.sipwright.pstn.exchange;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes resources in reverse order; a failure does not keep the others open. */
final class Belongings implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Belongings.class);

    private final Deque<AutoCloseable> owned = new ArrayDeque<>();

    <T extends AutoCloseable> T own(T thing) {
        owned.push(thing);
        return thing;
    }

    @Override
    public void close() {
        while (!owned.isEmpty()) {
            AutoCloseable thing = owned.pop();
            try {
                thing.close();
            } catch (Exception e) {
                LOG.warn("{} could not be closed", thing, e);
            }
        }
    }
}
