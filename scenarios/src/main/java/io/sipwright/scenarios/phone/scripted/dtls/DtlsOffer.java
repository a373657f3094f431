package io.sipwright.scenarios.phone.scripted.dtls;

import java.util.Arrays;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.ProtocolVersion;

/** The versions, cipher suites and SRTP profiles that a DTLS client offers (RFC 8827 §6.5). */
public enum DtlsOffer {
    /** As browsers do. */
    USUAL(ProtocolVersion.DTLSv12, SrtpProfile.numbers(), DtlsSuites.clientSuites()),
    /** What every implementation must support, and nothing else. */
    MANDATORY_ONLY(
            ProtocolVersion.DTLSv12,
            new int[] {SrtpProfile.AES_CM_128_HMAC_SHA1_80.number()},
            CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256),
    /** Nothing newer than DTLS 1.0, which must not be negotiated (RFC 8996 §6). */
    DTLS_1_0_ONLY(ProtocolVersion.DTLSv10, SrtpProfile.numbers(), CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA),
    /** Only suites without encryption. */
    NULL_CIPHERS_ONLY(ProtocolVersion.DTLSv12, SrtpProfile.numbers(), CipherSuite.TLS_ECDHE_ECDSA_WITH_NULL_SHA);

    private final ProtocolVersion version;
    private final int[] profiles;
    private final int[] suites;

    DtlsOffer(ProtocolVersion version, int[] profiles, int... suites) {
        this.version = version;
        this.profiles = profiles;
        this.suites = suites;
    }

    ProtocolVersion[] versions() {
        return new ProtocolVersion[] {version};
    }

    int[] suites() {
        return suites.clone();
    }

    int[] profiles() {
        return profiles.clone();
    }

    boolean has(SrtpProfile profile) {
        return Arrays.stream(profiles).anyMatch(number -> number == profile.number());
    }
}
