package io.sipwright.server.media.dtls;

import io.sipwright.server.media.srtp.SrtpKeys;
import io.sipwright.server.media.srtp.SrtpProfile;
import java.io.IOException;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.UseSRTPData;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.jspecify.annotations.Nullable;

/** What client and server of a handshake share: version, suites, timers, SRTP profile and keys. */
final class SrtpHandshake {
    private final DtlsIdentity identity;
    private final PeerCertificate peer;
    private final DtlsSettings settings;
    private @Nullable SrtpProfile profile;
    private @Nullable DtlsKeys keys;

    SrtpHandshake(DtlsIdentity identity, PeerCertificate peer, DtlsSettings settings) {
        this.identity = identity;
        this.peer = peer;
        this.settings = settings;
    }

    static ProtocolVersion[] versions() {
        return ProtocolVersion.DTLSv12.only(); // MED-014 · RFC 8996 §6
    }

    /** The mandatory suites of WebRTC and stronger variants (MED-014 · RFC 8827 §6.5). */
    static int[] suites() {
        return new int[] {
            CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384
        };
    }

    BcTlsCrypto crypto() {
        return identity.crypto();
    }

    TlsCredentialedSigner signer(TlsContext context) throws IOException {
        return identity.signer(context);
    }

    int timeoutMillis() {
        return (int) settings.handshakeTimeout().toMillis();
    }

    int resendMillis() {
        return (int) settings.firstResend().toMillis(); // MED-015 · RFC 6347 §4.2.4.1
    }

    void certificate(Certificate presented) throws IOException {
        peer.check(presented);
    }

    /** All our profiles, for the client's extension. */
    static UseSRTPData offered() {
        int[] ids = Stream.of(SrtpProfile.values()).mapToInt(SrtpProfile::id).toArray();
        return new UseSRTPData(ids, TlsUtils.EMPTY_BYTES);
    }

    /** The profile that was chosen, for the server's extension. */
    UseSRTPData chosen() {
        return new UseSRTPData(new int[] {Objects.requireNonNull(profile).id()}, TlsUtils.EMPTY_BYTES);
    }

    /** Chooses our first profile that the peer offers; false if there is none (RFC 5764 §4.1.1). */
    boolean choose(@Nullable UseSRTPData named) {
        int[] ids = named == null ? new int[0] : named.getProtectionProfiles();
        profile = Stream.of(SrtpProfile.values()) // MED-014
                .filter(ours -> IntStream.of(ids).anyMatch(id -> id == ours.id()))
                .findFirst()
                .orElse(null);
        return profile != null;
    }

    /** The last flight has passed. */
    void complete(TlsContext context, DtlsRole role) throws IOException {
        peer.requireVerified();
        SrtpProfile agreed = Objects.requireNonNull(profile);
        byte[] exported = context.exportKeyingMaterial(ExporterLabel.dtls_srtp, null, agreed.keyingLength());
        SrtpKeys client = SrtpKeys.ofClient(agreed, exported);
        SrtpKeys server = SrtpKeys.ofServer(agreed, exported);
        keys = role == DtlsRole.ACTIVE ? new DtlsKeys(client, server) : new DtlsKeys(server, client);
    }

    /** Keys for both directions; available once the handshake is complete. */
    DtlsKeys keys() {
        return Objects.requireNonNull(keys, "handshake not complete");
    }
}
