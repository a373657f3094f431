package io.sipwright.scenarios.phone.scripted.dtls;

import java.io.IOException;
import java.util.List;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.TlsFatalAlert;
import org.jspecify.annotations.Nullable;

/**
 * The only authentication in DTLS-SRTP: the certificate must be the one that the SDP announced (RFC 5763 §5, RFC 8122
 * §6.2).
 */
final class PeerCertificate {
    private PeerCertificate() {}

    static void verify(@Nullable Certificate presented, List<Fingerprint> announced) throws IOException {
        if (presented == null || presented.isEmpty()) {
            throw new TlsFatalAlert(AlertDescription.bad_certificate, "the far side presented no certificate");
        }
        byte[] der = presented.getCertificateAt(0).getEncoded();
        if (announced.stream().noneMatch(fingerprint -> fingerprint.isOf(der))) {
            throw new TlsFatalAlert(
                    AlertDescription.bad_certificate,
                    "the far side's certificate has fingerprint " + Fingerprint.of("sha-256", der)
                            + " but its SDP announces " + announced);
        }
    }
}
