package io.sipwright.scenarios.diagnosis;

/** The kind of change that is needed; {@link Remedies} has the setting for each product. */
public enum Hint {
    /** No setting is known. */
    NONE,
    AUDIO_MISSING,
    AUDIO_STARTS_LATE,
    BROWSER_PROFILE,
    CERTIFICATE_NOT_COMPARED,
    CONTACT_HOST,
    CONTACT_IN_ANSWER,
    CONTACT_IN_INVITE,
    DATA_CHANNEL_TO_TRUNK,
    DEAD_BINDING,
    DTLS_ROLE,
    FAR_SIDE_KEPT,
    FINGERPRINT,
    ICE,
    INVALID_HOST_RESOLVED,
    LINES_TO_TRUNK,
    NONCE_REPEATED,
    PORTS_KEPT,
    RECORD_ROUTE,
    RTCP_MUX,
    SUBPROTOCOL,
    TRUNK_PROFILE
}
