package io.sipwright.scenarios.phone.scripted.dtls;

import java.util.Locale;

/** The state of the handshake, as in a browser's {@code RTCDtlsTransport.state}. */
public enum DtlsState {
    NEW,
    CONNECTING,
    CONNECTED,
    FAILED,
    CLOSED;

    /** The word that getStats uses. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
