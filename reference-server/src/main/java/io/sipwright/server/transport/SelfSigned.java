package io.sipwright.server.transport;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.IPAddress;

/** Makes a certificate for a server without one: EC P-256, each name as subjectAltName (RFC 5280 §4.2.1.6). */
final class SelfSigned {
    private static final X500Name SUBJECT = new X500Name("CN=Sipwright reference server");
    private static final Duration VALID = Duration.ofDays(365);
    private static final Duration CLOCK_SKEW = Duration.ofDays(1);
    private static final int SERIAL_BITS = 120;

    private SelfSigned() {}

    static List<String> withLoopback(List<String> names) {
        Set<String> all = new LinkedHashSet<>(names);
        all.addAll(List.of("localhost", "127.0.0.1", "::1"));
        return List.copyOf(all);
    }

    static ServerCertificate make(List<String> names, Path file) throws IOException {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            return new ServerCertificate(pair.getPrivate(), List.of(sign(pair, names)), file);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IOException(file + ": no certificate could be made: " + e.getMessage(), e);
        }
    }

    /** Whether this certificate is self-made and has expired or lacks a name. */
    static boolean isOutdated(X509Certificate certificate, Collection<String> names) throws IOException {
        boolean ours = new X500Name(certificate.getSubjectX500Principal().getName()).equals(SUBJECT);
        boolean over = certificate.getNotAfter().toInstant().isBefore(Instant.now());
        return ours && (over || !namesOf(certificate).containsAll(encoded(names)));
    }

    private static X509Certificate sign(KeyPair pair, List<String> names)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        Instant now = Instant.now();
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                SUBJECT,
                new BigInteger(SERIAL_BITS, new SecureRandom()).add(BigInteger.ONE),
                Date.from(now.minus(CLOCK_SKEW)),
                Date.from(now.plus(VALID)),
                SUBJECT,
                pair.getPublic());
        builder.addExtension(Extension.subjectAlternativeName, false, GeneralNames.getInstance(generalNames(names)));
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
    }

    private static GeneralNames generalNames(Collection<String> names) {
        List<GeneralName> all = new ArrayList<>();
        for (String name : names) {
            all.add(new GeneralName(IPAddress.isValid(name) ? GeneralName.iPAddress : GeneralName.dNSName, name));
        }
        return new GeneralNames(all.toArray(GeneralName[]::new));
    }

    private static Set<GeneralName> encoded(Collection<String> names) {
        return Set.of(generalNames(names).getNames());
    }

    private static Set<GeneralName> namesOf(X509Certificate certificate) throws IOException {
        byte[] extension = certificate.getExtensionValue(Extension.subjectAlternativeName.getId());
        if (extension == null) {
            return Set.of();
        }
        byte[] octets = ASN1OctetString.getInstance(extension).getOctets();
        return new HashSet<>(List.of(GeneralNames.getInstance(octets).getNames()));
    }
}
