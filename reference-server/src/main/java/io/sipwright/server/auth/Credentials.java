package io.sipwright.server.auth;

import java.util.Optional;
import java.util.Set;

/** The users' digest secrets. Thread-safe; must not block. */
public interface Credentials {
    /** H(A1) of a user under an algorithm, in lower-case hex; empty if the user or that hash is unknown. */
    Optional<String> ha1(String user, DigestAlgorithm algorithm);

    /** All users; they do not change while the server runs. */
    Set<String> users();
}
