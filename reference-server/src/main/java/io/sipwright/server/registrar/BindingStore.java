package io.sipwright.server.registrar;

import java.util.List;
import java.util.Optional;

/** Stores bindings. Thread-safe. */
public interface BindingStore {
    /** The bindings of a user that have not lapsed. */
    List<Binding> of(AddressOfRecord aor);

    /**
     * Replaces a user's bindings in one step, so that a REGISTER is applied completely or not at all (RFC 3261 §10.3
     * step 7).
     *
     * @return the bindings after the change
     * @throws RegisterRefusedException if the change throws it; nothing is changed
     */
    List<Binding> change(AddressOfRecord aor, Change change) throws RegisterRefusedException;

    /** Removes and returns the bindings of a lost connection. */
    List<Binding> removeFlow(String flowId);

    /** Bindings whose Contact is this URI, as text, that have not lapsed. */
    List<Binding> reachedBy(String contact);

    /** One of the bindings that were registered over this flow and have not lapsed. */
    Optional<Binding> over(String flowId);

    /** Maps a user's bindings to the new ones. */
    interface Change {
        List<Binding> apply(List<Binding> current) throws RegisterRefusedException;
    }
}
