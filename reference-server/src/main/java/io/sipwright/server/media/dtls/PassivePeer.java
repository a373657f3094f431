package io.sipwright.server.media.dtls;

import io.sipwright.server.media.srtp.SrtpProfile;
import java.io.IOException;
import java.util.Hashtable;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.ClientCertificateType;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsExtensionsUtils;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.UseSRTPData;
import org.jspecify.annotations.Nullable;

/** The DTLS server, which wants a certificate of its client (RFC 5763 §5, RFC 5764 §4.1). */
final class PassivePeer extends DefaultTlsServer implements DtlsPeer {
    private final DtlsIdentity identity;
    private final PeerCertificate peer;
    private final DtlsSettings settings;
    private @Nullable SrtpProfile profile;
    private @Nullable DtlsKeys keys;

    PassivePeer(DtlsIdentity identity, PeerCertificate peer, DtlsSettings settings) {
        super(identity.crypto());
        this.identity = identity;
        this.peer = peer;
        this.settings = settings;
    }

    @Override
    public DtlsKeys keys() {
        return Objects.requireNonNull(keys, "handshake not complete");
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
        return ProtocolVersion.DTLSv12.only(); // MED-014 · RFC 8996 §6
    }

    @Override
    protected int[] getSupportedCipherSuites() {
        return SUITES.clone();
    }

    @Override
    public int getHandshakeTimeoutMillis() {
        return (int) settings.handshakeTimeout().toMillis();
    }

    @Override
    public int getHandshakeResendTimeMillis() {
        return (int) settings.firstResend().toMillis(); // MED-015 · RFC 6347 §4.2.4.1
    }

    @Override
    @SuppressWarnings("rawtypes") // the library's own type
    public void processClientExtensions(Hashtable extensions) throws IOException {
        super.processClientExtensions(extensions);
        UseSRTPData offered = TlsSRTPUtils.getUseSRTPExtension(extensions);
        int[] profiles = offered == null ? new int[0] : offered.getProtectionProfiles();
        profile = Stream.of(SrtpProfile.values()) // MED-014 · RFC 5764 §4.1.1
                .filter(ours -> IntStream.of(profiles).anyMatch(theirs -> theirs == ours.id()))
                .findFirst()
                .orElseThrow(() ->
                        new TlsFatalAlert(AlertDescription.insufficient_security, "the client offers no SRTP profile"));
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Hashtable getServerExtensions() throws IOException {
        Hashtable extensions = TlsExtensionsUtils.ensureExtensionsInitialised(super.getServerExtensions());
        int[] chosen = {Objects.requireNonNull(profile).id()};
        TlsSRTPUtils.addUseSRTPExtension(extensions, new UseSRTPData(chosen, TlsUtils.EMPTY_BYTES));
        return extensions;
    }

    @Override
    protected TlsCredentialedSigner getECDSASignerCredentials() throws IOException {
        return identity.signer(context);
    }

    @Override
    public CertificateRequest getCertificateRequest() {
        short[] types = {ClientCertificateType.ecdsa_sign, ClientCertificateType.rsa_sign};
        return new CertificateRequest(types, TlsUtils.getDefaultSupportedSignatureAlgorithms(context), null);
    }

    @Override
    public void notifyClientCertificate(Certificate certificate) throws IOException {
        peer.check(certificate);
    }

    @Override
    public void notifyHandshakeComplete() throws IOException {
        super.notifyHandshakeComplete();
        peer.requireVerified();
        SrtpProfile agreed = Objects.requireNonNull(profile);
        byte[] exported = context.exportKeyingMaterial(ExporterLabel.dtls_srtp, null, agreed.keyingLength());
        keys = DtlsPeer.cut(agreed, exported, false);
    }
}
