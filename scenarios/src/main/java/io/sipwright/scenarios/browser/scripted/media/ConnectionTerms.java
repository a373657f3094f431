package io.sipwright.scenarios.browser.scripted.media;

import io.sipwright.pstn.tone.Signature;
import io.sipwright.scenarios.browser.Fault;

/**
 * What one peer connection is made with.
 *
 * @param signature spoken while audio may be sent
 * @param fault committed on purpose
 * @param offers whether we make the first offer, and so control ICE (RFC 8445 §6.1.1)
 */
public record ConnectionTerms(Signature signature, Fault fault, boolean offers) {
    boolean announcesOtherCertificate() {
        return fault == Fault.WRONG_FINGERPRINT || fault == Fault.WRONG_FINGERPRINT_PASSIVE;
    }
}
