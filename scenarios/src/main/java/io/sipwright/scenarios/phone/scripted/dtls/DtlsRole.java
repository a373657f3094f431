package io.sipwright.scenarios.phone.scripted.dtls;

/** Who starts the handshake: {@code a=setup:active} is the client, {@code passive} the server (RFC 8842 §5.3). */
public enum DtlsRole {
    CLIENT("client"),
    SERVER("server");

    private final String word;

    DtlsRole(String word) {
        this.word = word;
    }

    /** The word that getStats uses. */
    public String word() {
        return word;
    }
}
