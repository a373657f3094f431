package io.sipwright.server.media.dtls;

import io.sipwright.server.sdp.Fingerprint;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.TlsFatalAlert;

/** Compares the peer's certificate with the fingerprints in its SDP (RFC 8122 §6.2). */
final class PeerCertificate {
    /** MD5 and MD2 are not here (RFC 8122 §5). */
    private static final Map<String, String> DIGESTS = Map.of(
            "sha-1", "SHA-1",
            "sha-224", "SHA-224",
            "sha-256", "SHA-256",
            "sha-384", "SHA-384",
            "sha-512", "SHA-512");

    private final List<Fingerprint> announced;
    private boolean verified;

    PeerCertificate(List<Fingerprint> announced) {
        this.announced = announced;
    }

    /** Ends the handshake with an alert unless the certificate was announced. */
    void check(Certificate presented) throws IOException { // MED-013 · RFC 5763 §5
        if (presented.isEmpty()) {
            throw new TlsFatalAlert(AlertDescription.bad_certificate, "the peer presented no certificate");
        }
        byte[] der = presented.getCertificateAt(0).getEncoded();
        for (Fingerprint fingerprint : announced) { // SDP-011 · RFC 8122 §5.1
            verified |= matches(fingerprint, der);
        }
        requireVerified();
    }

    /** A handshake without a certificate fails too. */
    void requireVerified() throws TlsFatalAlert {
        if (!verified) {
            throw new TlsFatalAlert(
                    AlertDescription.bad_certificate, "the peer's certificate does not match its a=fingerprint");
        }
    }

    private static boolean matches(Fingerprint fingerprint, byte[] der) throws IOException {
        String digest = DIGESTS.get(fingerprint.hash());
        if (digest == null) {
            return false;
        }
        try {
            byte[] actual = MessageDigest.getInstance(digest).digest(der);
            return Fingerprint.of(fingerprint.hash(), actual).equals(fingerprint);
        } catch (NoSuchAlgorithmException e) {
            throw new IOException("this Java runtime lacks " + digest, e);
        }
    }
}
