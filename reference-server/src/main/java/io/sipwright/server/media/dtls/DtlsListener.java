package io.sipwright.server.media.dtls;

/** Receives the end of a handshake, once; on a handshake thread. */
public interface DtlsListener {
    void established(DtlsKeys keys);

    /** The reason, for the log. */
    void failed(String why);
}
