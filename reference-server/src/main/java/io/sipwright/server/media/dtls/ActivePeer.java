package io.sipwright.server.media.dtls;

import io.sipwright.server.media.srtp.SrtpProfile;
import java.io.IOException;
import java.util.Hashtable;
import java.util.Objects;
import java.util.stream.Stream;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsExtensionsUtils;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.UseSRTPData;
import org.jspecify.annotations.Nullable;

/** The DTLS client (RFC 5764 §4.1). */
final class ActivePeer extends DefaultTlsClient implements DtlsPeer {
    private final DtlsIdentity identity;
    private final PeerCertificate peer;
    private final DtlsSettings settings;
    private @Nullable SrtpProfile profile;
    private @Nullable DtlsKeys keys;

    ActivePeer(DtlsIdentity identity, PeerCertificate peer, DtlsSettings settings) {
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
    @SuppressWarnings({"rawtypes", "unchecked"}) // the library's own type
    public Hashtable getClientExtensions() throws IOException {
        Hashtable extensions = TlsExtensionsUtils.ensureExtensionsInitialised(super.getClientExtensions());
        int[] offered =
                Stream.of(SrtpProfile.values()).mapToInt(SrtpProfile::id).toArray();
        TlsSRTPUtils.addUseSRTPExtension(extensions, new UseSRTPData(offered, TlsUtils.EMPTY_BYTES));
        return extensions;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public void processServerExtensions(Hashtable extensions) throws IOException {
        super.processServerExtensions(extensions);
        UseSRTPData chosen = TlsSRTPUtils.getUseSRTPExtension(extensions);
        int[] profiles = chosen == null ? new int[0] : chosen.getProtectionProfiles();
        if (profiles.length != 1 || SrtpProfile.numbered(profiles[0]).isEmpty()) { // RFC 5764 §4.1.1
            throw new TlsFatalAlert(AlertDescription.illegal_parameter, "the server chose no SRTP profile of ours");
        }
        profile = SrtpProfile.numbered(profiles[0]).orElseThrow();
    }

    @Override
    public TlsAuthentication getAuthentication() {
        return new TlsAuthentication() {
            @Override
            public void notifyServerCertificate(TlsServerCertificate certificate) throws IOException {
                peer.check(certificate.getCertificate());
            }

            @Override
            public TlsCredentials getClientCredentials(CertificateRequest request) throws IOException {
                return identity.signer(context);
            }
        };
    }

    @Override
    public void notifyHandshakeComplete() throws IOException {
        super.notifyHandshakeComplete();
        peer.requireVerified();
        SrtpProfile agreed = Objects.requireNonNull(profile);
        byte[] exported = context.exportKeyingMaterial(ExporterLabel.dtls_srtp, null, agreed.keyingLength());
        keys = DtlsPeer.cut(agreed, exported, true);
    }
}
