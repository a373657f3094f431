package io.sipwright.scenarios.phone.scripted.dtls;

import java.util.List;

/**
 * What offer and answer agreed on.
 *
 * @param role ours
 * @param identity our certificate
 * @param presentsCertificate false: as client sends none although one is requested ({@code Fault.NO_CERTIFICATE})
 * @param peer fingerprints of the far side; its certificate must have one of them (RFC 8122 §5)
 * @param offer what we offer as client
 */
public record DtlsTerms(
        DtlsRole role, DtlsIdentity identity, boolean presentsCertificate, List<Fingerprint> peer, DtlsOffer offer) {
    /** With the usual offer. */
    public DtlsTerms(DtlsRole role, DtlsIdentity identity, boolean presentsCertificate, List<Fingerprint> peer) {
        this(role, identity, presentsCertificate, peer, DtlsOffer.USUAL);
    }

    public DtlsTerms {
        peer = List.copyOf(peer);
    }
}
