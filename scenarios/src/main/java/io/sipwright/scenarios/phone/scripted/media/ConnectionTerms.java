package io.sipwright.scenarios.phone.scripted.media;

import io.sipwright.pstn.tone.Signature;
import io.sipwright.scenarios.phone.Fault;
import io.sipwright.scenarios.phone.scripted.dtls.Fingerprint;

/**
 * The parameters of one peer connection.
 *
 * @param signature sent while audio may be sent
 * @param fault a deliberate fault
 * @param offers whether we make the first offer, and so control ICE (RFC 8445 §6.1.1)
 */
public record ConnectionTerms(Signature signature, Fault fault, boolean offers) {
    /** The fingerprint in the SDP for a certificate with this one. */
    Fingerprint announced(Fingerprint own) {
        return fault.wrongFingerprint() ? own.spoilt(fault == Fault.WRONG_FINGERPRINT_FROM_ZERO) : own;
    }
}
