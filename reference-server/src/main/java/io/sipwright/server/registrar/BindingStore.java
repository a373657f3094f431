package io.sipwright.server.registrar;

import java.util.List;
import java.util.Optional;

/** Where bindings live. Thread-safe. */
public interface BindingStore {
    /** The bindings of a user that have not lapsed. */
    List<Binding> of(AddressOfRecord aor);

    /**
     * Replaces a user's bindings in one step, so that a REGISTER counts wholly or not at all (RFC 3261 §10.3 step 7).
     *
     * @return the bindings after the change
     * @throws RegisterRefused as the change throws it; nothing is changed then
     */
    List<Binding> change(AddressOfRecord aor, Change change) throws RegisterRefused;

    /** Forgets what was registered over a connection that is gone; returns what was forgotten. */
    List<Binding> removeFlow(String flowId);

    /** Bindings whose Contact is this URI, as text, that have not lapsed. */
    List<Binding> reachedBy(String contact);

    /** One of the bindings that were registered over this flow and have not lapsed. */
    Optional<Binding> over(String flowId);

    /** From the bindings that a user has to those that it shall have. */
    interface Change {
        List<Binding> apply(List<Binding> current) throws RegisterRefused;
    }
}
