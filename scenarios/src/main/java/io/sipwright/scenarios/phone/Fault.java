package io.sipwright.scenarios.phone;

/** A deliberate fault of the phone, set when it is opened, to see how the target reacts. */
public enum Fault {
    NONE,
    /** The SDP announces the fingerprint of a certificate that the phone does not have (RFC 8122 §6.2). */
    WRONG_FINGERPRINT,
    /** As {@link #WRONG_FINGERPRINT}, with {@code a=setup:passive} so that the target is the DTLS client. */
    WRONG_FINGERPRINT_PASSIVE,
    /**
     * As {@link #WRONG_FINGERPRINT}, with 00 as its first octet, as one certificate in 256 has: a server that reads 00
     * as "no fingerprint" compares nothing. The other wrong fingerprints never begin with 00.
     */
    WRONG_FINGERPRINT_FROM_ZERO,
    /** As DTLS client presents no certificate although one is requested (scripted browser only). */
    NO_CERTIFICATE;

    /** Whether the SDP announces another fingerprint than that of the phone's certificate. */
    public boolean wrongFingerprint() {
        return this == WRONG_FINGERPRINT || this == WRONG_FINGERPRINT_PASSIVE || this == WRONG_FINGERPRINT_FROM_ZERO;
    }
}
