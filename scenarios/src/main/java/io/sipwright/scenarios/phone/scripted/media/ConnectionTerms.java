package io.sipwright.scenarios.phone.scripted.media;

import io.sipwright.pstn.tone.Signature;
import io.sipwright.scenarios.phone.Fault;
import io.sipwright.scenarios.phone.scripted.dtls.DtlsOffer;
import io.sipwright.scenarios.phone.scripted.dtls.Fingerprint;
import io.sipwright.scenarios.phone.scripted.sdp.Setup;

/**
 * The parameters of one peer connection.
 *
 * @param signature sent while audio may be sent
 * @param fault a deliberate fault
 * @param offers whether we make the first offer, and so control ICE (RFC 8445 §6.1.1)
 * @param answers our DTLS role where an offer leaves the choice
 * @param offer of our ClientHello
 */
public record ConnectionTerms(Signature signature, Fault fault, boolean offers, Setup answers, DtlsOffer offer) {
    /** What browsers do: they answer as DTLS clients. */
    public ConnectionTerms(Signature signature, Fault fault, boolean offers) {
        this(
                signature,
                fault,
                offers,
                fault == Fault.WRONG_FINGERPRINT_PASSIVE ? Setup.PASSIVE : Setup.ACTIVE,
                DtlsOffer.USUAL);
    }

    /** The fingerprint in the SDP for a certificate with this one. */
    Fingerprint announced(Fingerprint own) {
        return fault.wrongFingerprint() ? own.spoilt(fault == Fault.WRONG_FINGERPRINT_FROM_ZERO) : own;
    }
}
