package io.sipwright.server.media.ice;

/** The state of our check of a pair (RFC 8445 §6.1.2.6); with one component none is frozen. */
enum PairState {
    WAITING,
    IN_PROGRESS,
    SUCCEEDED,
    FAILED
}
