package io.sipwright.pstn.wire;

/** The direction of a message, seen from the party that recorded it. */
public enum Direction {
    SENT,
    RECEIVED
}
