package io.sipwright.scenarios.phone.scripted.dtls;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Vector;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/** What both roles offer: DTLS 1.2, the newest version in Bouncy Castle, with the suites of RFC 8827 §6.5. */
final class DtlsSuites {
    static final BcTlsCrypto CRYPTO = new BcTlsCrypto(new SecureRandom());
    /** By default the library waits without limit. */
    static final int HANDSHAKE_TIMEOUT_MILLIS = 12_000;

    private static final SignatureAndHashAlgorithm ECDSA =
            new SignatureAndHashAlgorithm(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa);
    private static final SignatureAndHashAlgorithm RSA =
            new SignatureAndHashAlgorithm(HashAlgorithm.sha256, SignatureAlgorithm.rsa);

    private DtlsSuites() {}

    static ProtocolVersion[] versions() {
        return new ProtocolVersion[] {ProtocolVersion.DTLSv12};
    }

    static int[] clientSuites() {
        return new int[] {
            CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
            CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
            CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA,
            CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA
        };
    }

    static int[] serverSuites() {
        return new int[] {
            CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA
        };
    }

    static Vector<SignatureAndHashAlgorithm> requestedSignatures() {
        return new Vector<>(List.of(ECDSA, RSA));
    }

    static TlsCredentialedSigner signer(TlsContext context, DtlsIdentity identity) throws IOException {
        return new BcDefaultTlsCredentialedSigner(
                new TlsCryptoParameters(context), CRYPTO, identity.key(), identity.chain(CRYPTO), ECDSA);
    }
}
