package io.sipwright.scenarios.phone.scripted.dtls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/**
 * A throw-away self-signed P-256 certificate with its key, as a browser makes one for each peer connection (RFC 8827
 * §6.5).
 */
public final class DtlsIdentity {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final X500Name SUBJECT = new X500Name("CN=WebRTC");
    private static final Duration VALID = Duration.ofDays(30);

    private final byte[] der;
    private final AsymmetricKeyParameter key;

    private DtlsIdentity(byte[] der, AsymmetricKeyParameter key) {
        this.der = der;
        this.key = key;
    }

    /** Makes a new one; takes a millisecond or two. */
    public static DtlsIdentity create() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
            KeyPair keys = generator.generateKeyPair();
            return new DtlsIdentity(
                    selfSigned(keys),
                    PrivateKeyFactory.createKey(keys.getPrivate().getEncoded()));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("this Java cannot make a P-256 certificate", e);
        }
    }

    private static byte[] selfSigned(KeyPair keys) throws OperatorCreationException, IOException {
        Instant now = Instant.now();
        return new JcaX509v3CertificateBuilder(
                        SUBJECT,
                        new BigInteger(63, RANDOM),
                        Date.from(now.minus(Duration.ofDays(1))),
                        Date.from(now.plus(VALID)),
                        SUBJECT,
                        keys.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))
                .getEncoded();
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
