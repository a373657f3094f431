package io.sipwright.scenarios.phone.scripted.dtls;

import java.util.Locale;

/** How far the handshake has come, in the words of a browser's {@code RTCDtlsTransport.state}. */
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
