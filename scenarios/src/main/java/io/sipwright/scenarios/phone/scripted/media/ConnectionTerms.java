package io.sipwright.scenarios.phone.scripted.media;

import io.sipwright.pstn.tone.Signature;
import io.sipwright.scenarios.phone.Fault;
import io.sipwright.scenarios.phone.scripted.dtls.Fingerprint;

/**
 * What one peer connection is made with.
 *
 * @param signature spoken while audio may be sent
 * @param fault committed on purpose
 * @param offers whether we make the first offer, and so control ICE (RFC 8445 §6.1.1)
 */
public record ConnectionTerms(Signature signature, Fault fault, boolean offers) {
    /** What the SDP says where our certificate has this fingerprint. */
    Fingerprint announced(Fingerprint own) {
        return fault.wrongFingerprint() ? own.spoilt(fault == Fault.WRONG_FINGERPRINT_FROM_ZERO) : own;
    }
}
