package io.sipwright.scenarios.phone;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A throw-away P-256 certificate that vouches for itself.
 *
 * @param key its private key
 * @param der the certificate, encoded
 */
public record SelfSignedCertificate(PrivateKey key, byte[] der) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration VALID = Duration.ofDays(30);

    public SelfSignedCertificate {
        der = der.clone();
    }

    @Override
    public byte[] der() {
        return der.clone();
    }

    /** Makes a new one for this common name; takes a millisecond or two. */
    public static SelfSignedCertificate create(String commonName) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
            KeyPair keys = generator.generateKeyPair();
            X500Name name = new X500Name("CN=" + commonName);
            Instant now = Instant.now();
            byte[] der = new JcaX509v3CertificateBuilder(
                            name,
                            new BigInteger(63, RANDOM),
                            Date.from(now.minus(Duration.ofDays(1))),
                            Date.from(now.plus(VALID)),
                            name,
                            keys.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))
                    .getEncoded();
            return new SelfSignedCertificate(keys.getPrivate(), der);
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("this Java cannot make a P-256 certificate", e);
        }
    }

    /** The certificate as TLS libraries take it. */
    public X509Certificate x509() {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot read its own certificate", e);
        }
    }
}
