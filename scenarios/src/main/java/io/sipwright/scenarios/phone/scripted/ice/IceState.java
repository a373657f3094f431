package io.sipwright.scenarios.phone.scripted.ice;

import java.util.Locale;

/** How far connectivity has come, in the words of a browser's {@code iceConnectionState}. */
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
