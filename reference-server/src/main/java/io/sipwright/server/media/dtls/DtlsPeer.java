package io.sipwright.server.media.dtls;

import io.sipwright.server.media.srtp.SrtpKeys;
import io.sipwright.server.media.srtp.SrtpProfile;
import org.bouncycastle.tls.CipherSuite;

/** One end of a handshake, whatever its role. */
interface DtlsPeer {
    /** Suites that WebRTC must have, and their stronger sisters (MED-014 · RFC 8827 §6.5). */
    int[] SUITES = {
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384
    };

    /** Keys for what we send and for what the peer sends; there once the handshake is complete. */
    DtlsKeys keys();

    /** Cuts exported material for the client's or the server's end. */
    static DtlsKeys cut(SrtpProfile profile, byte[] exported, boolean weAreClient) {
        SrtpKeys client = SrtpKeys.ofClient(profile, exported);
        SrtpKeys server = SrtpKeys.ofServer(profile, exported);
        return weAreClient ? new DtlsKeys(client, server) : new DtlsKeys(server, client);
    }
}
