package io.sipwright.server.media.dtls;

/** Who sends the ClientHello (RFC 5763 §5). */
public enum DtlsRole {
    /** We are the client. */
    ACTIVE,
    /** We wait for the peer's ClientHello. */
    PASSIVE
}
