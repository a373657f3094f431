package io.sipwright.server.media.dtls;

/** Receives the end of a handshake, once; on a handshake thread. */
public interface DtlsListener {
    void established(DtlsKeys keys);

    /** The reason in one sentence, for the log and the ruling. */
    void failed(String why);
}
