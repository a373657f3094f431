package io.sipwright.server.media.dtls;

import java.io.IOException;
import java.util.Hashtable;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsExtensionsUtils;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.UseSRTPData;

/** The DTLS client (RFC 5764 §4.1). */
final class ActivePeer extends DefaultTlsClient {
    private final SrtpHandshake handshake;

    ActivePeer(SrtpHandshake handshake) {
        super(handshake.crypto());
        this.handshake = handshake;
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
        return SrtpHandshake.versions();
    }

    @Override
    protected int[] getSupportedCipherSuites() {
        return SrtpHandshake.suites();
    }

    @Override
    public int getHandshakeTimeoutMillis() {
        return handshake.timeoutMillis();
    }

    @Override
    public int getHandshakeResendTimeMillis() {
        return handshake.resendMillis();
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"}) // the library's own type
    public Hashtable getClientExtensions() throws IOException {
        Hashtable extensions = TlsExtensionsUtils.ensureExtensionsInitialised(super.getClientExtensions());
        TlsSRTPUtils.addUseSRTPExtension(extensions, SrtpHandshake.offered());
        return extensions;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public void processServerExtensions(Hashtable extensions) throws IOException {
        super.processServerExtensions(extensions);
        UseSRTPData named = TlsSRTPUtils.getUseSRTPExtension(extensions);
        if (!handshake.choose(named) || named.getProtectionProfiles().length != 1) { // RFC 5764 §4.1.1
            throw new TlsFatalAlert(AlertDescription.illegal_parameter, "the server chose no SRTP profile of ours");
        }
    }

    @Override
    public TlsAuthentication getAuthentication() {
        return new TlsAuthentication() {
            @Override
            public void notifyServerCertificate(TlsServerCertificate certificate) throws IOException {
                handshake.certificate(certificate.getCertificate());
            }

            @Override
            public TlsCredentials getClientCredentials(CertificateRequest request) throws IOException {
                return handshake.signer(context);
            }
        };
    }

    @Override
    public void notifyHandshakeComplete() throws IOException {
        super.notifyHandshakeComplete();
        handshake.complete(context, DtlsRole.ACTIVE);
    }
}
