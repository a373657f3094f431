package io.sipwright.server.media.srtp;

import java.util.Arrays;

/**
 * Keys of one direction.
 *
 * @param profile how packets are protected
 * @param key master key
 * @param salt master salt
 */
@SuppressWarnings("ArrayRecordComponent") // a holder for key bytes, never compared
public record SrtpKeys(SrtpProfile profile, byte[] key, byte[] salt) {
    /** The client's write keys out of exported material: client key, server key, client salt, server salt. */
    public static SrtpKeys ofClient(SrtpProfile profile, byte[] exported) {
        return cut(profile, exported, 0);
    }

    /** The server's write keys (RFC 5764 §4.2). */
    public static SrtpKeys ofServer(SrtpProfile profile, byte[] exported) {
        return cut(profile, exported, 1);
    }

    private static SrtpKeys cut(SrtpProfile profile, byte[] exported, int which) {
        int keyAt = which * SrtpProfile.KEY_LENGTH;
        int saltAt = 2 * SrtpProfile.KEY_LENGTH + which * profile.saltLength();
        return new SrtpKeys(
                profile,
                Arrays.copyOfRange(exported, keyAt, keyAt + SrtpProfile.KEY_LENGTH),
                Arrays.copyOfRange(exported, saltAt, saltAt + profile.saltLength()));
    }
}
