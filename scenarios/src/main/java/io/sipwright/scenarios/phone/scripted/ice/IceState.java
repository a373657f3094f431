package io.sipwright.scenarios.phone.scripted.ice;

import java.util.Locale;

/** The state of connectivity, as in a browser's {@code iceConnectionState}. */
public enum IceState {
    NEW,
    CHECKING,
    CONNECTED,
    COMPLETED,
    FAILED,
    CLOSED;

    /** The word that getStats uses. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
