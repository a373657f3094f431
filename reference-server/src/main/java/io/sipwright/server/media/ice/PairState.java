package io.sipwright.server.media.ice;

/** How far our own check of a pair has come (RFC 8445 §6.1.2.6); none is ever frozen, with one component. */
enum PairState {
    WAITING,
    IN_PROGRESS,
    SUCCEEDED,
    FAILED
}
