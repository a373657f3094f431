package io.sipwright.scenarios.browser;

/** A deliberate fault of the phone, set when it is opened, so that the target's defence can be seen. */
public enum Fault {
    NONE,
    /** The SDP announces the fingerprint of a certificate that the phone does not have (RFC 8122 §6.2). */
    WRONG_FINGERPRINT,
    /** As {@link #WRONG_FINGERPRINT}, with {@code a=setup:passive} so that the target is the DTLS client. */
    WRONG_FINGERPRINT_PASSIVE,
    /** As DTLS client presents no certificate although one is requested (scripted browser only). */
    NO_CERTIFICATE
}
