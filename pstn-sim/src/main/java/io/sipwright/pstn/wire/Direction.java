package io.sipwright.pstn.wire;

/** Which way a message went, seen from the party that recorded it. */
public enum Direction {
    SENT,
    RECEIVED
}
