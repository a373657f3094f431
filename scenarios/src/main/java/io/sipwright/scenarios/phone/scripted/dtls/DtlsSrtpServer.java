package io.sipwright.scenarios.phone.scripted.dtls;

import java.io.IOException;
import java.util.Hashtable;
import java.util.Objects;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.ClientCertificateType;
import org.bouncycastle.tls.DTLSServerProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.DatagramTransport;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsExtensionsUtils;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.UseSRTPData;
import org.jspecify.annotations.Nullable;

/** The passive side (RFC 8842 §5.3); it demands a certificate, as a browser does. */
@SuppressWarnings({"rawtypes", "unchecked", "JdkObsolete"})
final class DtlsSrtpServer extends DefaultTlsServer implements SrtpHandshake {
    private final DtlsTerms terms;
    private @Nullable SrtpProfile profile;
    private @Nullable SrtpKeys keys;

    DtlsSrtpServer(DtlsTerms terms) {
        super(DtlsSuites.CRYPTO);
        this.terms = terms;
    }

    @Override
    public DTLSTransport run(DatagramTransport wire) throws IOException {
        DTLSServerProtocol protocol = new DTLSServerProtocol();
        protocol.setVerifyRequests(false); // ICE has verified the address already
        return protocol.accept(this, wire);
    }

    @Override
    public SrtpKeys keys() {
        return Objects.requireNonNull(keys, "the handshake is not over");
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
        return DtlsSuites.versions();
    }

    @Override
    protected int[] getSupportedCipherSuites() {
        return DtlsSuites.serverSuites();
    }

    @Override
    public int getHandshakeTimeoutMillis() {
        return DtlsSuites.HANDSHAKE_TIMEOUT_MILLIS;
    }

    @Override
    public void processClientExtensions(Hashtable extensions) throws IOException {
        super.processClientExtensions(extensions);
        profile = SrtpHandshake.choose(extensions, "the client offered no supported SRTP profile");
    }

    @Override
    public Hashtable getServerExtensions() throws IOException {
        Hashtable extensions = TlsExtensionsUtils.ensureExtensionsInitialised(super.getServerExtensions());
        int number = Objects.requireNonNull(profile, "chosen in processClientExtensions")
                .number();
        TlsSRTPUtils.addUseSRTPExtension(extensions, new UseSRTPData(new int[] {number}, TlsUtils.EMPTY_BYTES));
        return extensions;
    }

    @Override
    protected TlsCredentialedSigner getECDSASignerCredentials() throws IOException {
        return DtlsSuites.signer(context, terms.identity());
    }

    @Override
    public CertificateRequest getCertificateRequest() {
        short[] types = {ClientCertificateType.ecdsa_sign, ClientCertificateType.rsa_sign};
        return new CertificateRequest(types, DtlsSuites.requestedSignatures(), null);
    }

    @Override
    public void notifyClientCertificate(Certificate client) throws IOException {
        PeerCertificate.verify(client, terms.peer());
    }

    @Override
    public void notifyHandshakeComplete() throws IOException {
        super.notifyHandshakeComplete();
        keys = SrtpHandshake.export(context, profile, DtlsRole.SERVER);
    }
}
