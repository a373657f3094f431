package io.sipwright.scenarios.phone.scripted.dtls;

import java.util.Arrays;

/**
 * Master keys and salts of both directions from the handshake. Arrays are not copied.
 *
 * @param profile the negotiated protection profile
 * @param localKey what we send is protected with it
 * @param localSalt to {@code localKey}
 * @param remoteKey what we receive is protected with it
 * @param remoteSalt to {@code remoteKey}
 */
public record SrtpKeys(SrtpProfile profile, byte[] localKey, byte[] localSalt, byte[] remoteKey, byte[] remoteSalt) {

    /** Cuts the exported block: client key, server key, client salt, server salt (RFC 5764 §4.2). */
    static SrtpKeys cut(SrtpProfile profile, byte[] block, DtlsRole role) {
        int key = profile.keyLength();
        int salt = profile.saltLength();
        byte[] clientKey = Arrays.copyOfRange(block, 0, key);
        byte[] serverKey = Arrays.copyOfRange(block, key, 2 * key);
        byte[] clientSalt = Arrays.copyOfRange(block, 2 * key, 2 * key + salt);
        byte[] serverSalt = Arrays.copyOfRange(block, 2 * key + salt, 2 * (key + salt));
        return role == DtlsRole.CLIENT
                ? new SrtpKeys(profile, clientKey, clientSalt, serverKey, serverSalt)
                : new SrtpKeys(profile, serverKey, serverSalt, clientKey, clientSalt);
    }

    static int blockLength(SrtpProfile profile) {
        return 2 * (profile.keyLength() + profile.saltLength());
    }
}
