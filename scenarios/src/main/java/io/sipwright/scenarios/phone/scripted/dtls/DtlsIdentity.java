package io.sipwright.scenarios.phone.scripted.dtls;

import io.sipwright.scenarios.phone.SelfSignedCertificate;
import java.io.IOException;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/**
 * A throw-away self-signed P-256 certificate with its key, as a browser makes one for each peer connection (RFC 8827
 * §6.5).
 */
public final class DtlsIdentity {
    private final byte[] der;
    private final AsymmetricKeyParameter key;

    private DtlsIdentity(byte[] der, AsymmetricKeyParameter key) {
        this.der = der;
        this.key = key;
    }

    /** Makes a new one; takes a millisecond or two. */
    public static DtlsIdentity create() {
        SelfSignedCertificate certificate = SelfSignedCertificate.create("WebRTC");
        try {
            return new DtlsIdentity(
                    certificate.der(),
                    PrivateKeyFactory.createKey(certificate.key().getEncoded()));
        } catch (IOException e) {
            throw new IllegalStateException("this Java cannot read its own key", e);
        }
    }

    public Fingerprint fingerprint() {
        return fingerprint("sha-256");
    }

    /** By this function, in small letters. */
    public Fingerprint fingerprint(String function) {
        return Fingerprint.of(function, der);
    }

    AsymmetricKeyParameter key() {
        return key;
    }

    Certificate chain(BcTlsCrypto crypto) throws IOException {
        return new Certificate(new TlsCertificate[] {crypto.createCertificate(der)});
    }
}
