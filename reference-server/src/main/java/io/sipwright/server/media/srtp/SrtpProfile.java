package io.sipwright.server.media.srtp;

import java.util.Optional;
import java.util.stream.Stream;

/** Protection profiles in our order of preference (RFC 5764 §4.1.2, RFC 7714 §14.2). */
public enum SrtpProfile {
    AEAD_AES_128_GCM(0x0007, 12),
    AES128_CM_HMAC_SHA1_80(0x0001, 14);

    static final int KEY_LENGTH = 16;

    private final int id;
    private final int saltLength;

    SrtpProfile(int id, int saltLength) {
        this.id = id;
        this.saltLength = saltLength;
    }

    /** The number in the use_srtp extension. */
    public int id() {
        return id;
    }

    /** Bytes to export from the handshake: two keys, two salts (RFC 5764 §4.2). */
    public int keyingLength() {
        return 2 * (KEY_LENGTH + saltLength);
    }

    int saltLength() {
        return saltLength;
    }

    public static Optional<SrtpProfile> numbered(int id) {
        return Stream.of(values()).filter(profile -> profile.id == id).findFirst();
    }
}
