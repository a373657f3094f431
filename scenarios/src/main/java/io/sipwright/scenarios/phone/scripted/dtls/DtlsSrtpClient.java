package io.sipwright.scenarios.phone.scripted.dtls;

import java.io.IOException;
import java.util.Hashtable;
import java.util.Objects;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.DatagramTransport;
import org.bouncycastle.tls.DefaultTlsClient;
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

/** The active side (RFC 8842 §5.3). */
@SuppressWarnings({"rawtypes", "unchecked", "JdkObsolete"})
final class DtlsSrtpClient extends DefaultTlsClient implements SrtpHandshake {
    private final DtlsTerms terms;
    private @Nullable SrtpProfile profile;
    private @Nullable SrtpKeys keys;

    DtlsSrtpClient(DtlsTerms terms) {
        super(DtlsSuites.CRYPTO);
        this.terms = terms;
    }

    @Override
    public DTLSTransport run(DatagramTransport wire) throws IOException {
        return new DTLSClientProtocol().connect(this, wire);
    }

    @Override
    public SrtpKeys keys() {
        return Objects.requireNonNull(keys, "the handshake is not over");
    }

    @Override
    protected ProtocolVersion[] getSupportedVersions() {
        return terms.offer().versions();
    }

    @Override
    protected int[] getSupportedCipherSuites() {
        return terms.offer().suites();
    }

    @Override
    public int getHandshakeTimeoutMillis() {
        return DtlsSuites.HANDSHAKE_TIMEOUT_MILLIS;
    }

    @Override
    public Hashtable getClientExtensions() throws IOException {
        Hashtable extensions = TlsExtensionsUtils.ensureExtensionsInitialised(super.getClientExtensions());
        TlsSRTPUtils.addUseSRTPExtension(
                extensions, new UseSRTPData(terms.offer().profiles(), TlsUtils.EMPTY_BYTES));
        return extensions;
    }

    @Override
    public void processServerExtensions(Hashtable extensions) throws IOException {
        super.processServerExtensions(extensions);
        SrtpProfile chosen = SrtpHandshake.choose(extensions, "the server selected none of the offered SRTP profiles");
        if (!terms.offer().has(chosen)) {
            throw new TlsFatalAlert(AlertDescription.illegal_parameter, "the server selected another SRTP profile");
        }
        profile = chosen;
    }

    @Override
    public TlsAuthentication getAuthentication() {
        return new TlsAuthentication() {
            @Override
            public void notifyServerCertificate(TlsServerCertificate server) throws IOException {
                PeerCertificate.verify(server.getCertificate(), terms.peer());
            }

            @Override
            public @Nullable TlsCredentials getClientCredentials(CertificateRequest request) throws IOException {
                return terms.presentsCertificate() ? DtlsSuites.signer(context, terms.identity()) : null;
            }
        };
    }

    @Override
    public void notifyHandshakeComplete() throws IOException {
        super.notifyHandshakeComplete();
        keys = SrtpHandshake.export(context, profile, DtlsRole.CLIENT);
    }
}
