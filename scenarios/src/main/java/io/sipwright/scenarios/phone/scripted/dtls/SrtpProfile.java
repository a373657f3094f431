package io.sipwright.scenarios.phone.scripted.dtls;

import java.util.List;
import java.util.Optional;
import org.bouncycastle.tls.SRTPProtectionProfile;

/** The protection profiles that are offered, best first (RFC 5764 §4.1.2, RFC 7714 §14.2). */
public enum SrtpProfile {
    AEAD_AES_128_GCM(SRTPProtectionProfile.SRTP_AEAD_AES_128_GCM, 16, 12),
    AES_CM_128_HMAC_SHA1_80(SRTPProtectionProfile.SRTP_AES128_CM_HMAC_SHA1_80, 16, 14);

    private final int number;
    private final int keyLength;
    private final int saltLength;

    SrtpProfile(int number, int keyLength, int saltLength) {
        this.number = number;
        this.keyLength = keyLength;
        this.saltLength = saltLength;
    }

    public int keyLength() {
        return keyLength;
    }

    public int saltLength() {
        return saltLength;
    }

    static int[] numbers() {
        return List.of(values()).stream().mapToInt(profile -> profile.number).toArray();
    }

    /** Our first choice among the profiles that the far side offered. */
    static Optional<SrtpProfile> choose(int[] offered) {
        for (SrtpProfile profile : values()) {
            for (int number : offered) {
                if (profile.number == number) {
                    return Optional.of(profile);
                }
            }
        }
        return Optional.empty();
    }

    int number() {
        return number;
    }
}
