package io.sipwright.scenarios.phone.scripted.dtls;

import java.io.IOException;
import java.util.Hashtable;
import java.util.Optional;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.DatagramTransport;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.UseSRTPData;
import org.jspecify.annotations.Nullable;

/** One handshake in either role, and its keys. Blocks the thread that runs it, for a limited time. */
interface SrtpHandshake {
    /** Runs the handshake; returns the connection on which later alerts and retransmissions arrive. */
    DTLSTransport run(DatagramTransport wire) throws IOException;

    /** After {@link #run}. */
    SrtpKeys keys();

    static SrtpHandshake of(DtlsTerms terms) {
        return terms.role() == DtlsRole.CLIENT ? new DtlsSrtpClient(terms) : new DtlsSrtpServer(terms);
    }

    /** The best of our profiles that the far side's use_srtp extension has (RFC 5764 §4.1.1). */
    @SuppressWarnings({"rawtypes", "JdkObsolete"})
    static SrtpProfile choose(Hashtable extensions, String otherwise) throws IOException {
        UseSRTPData data = TlsSRTPUtils.getUseSRTPExtension(extensions);
        int[] numbers = data == null ? new int[0] : data.getProtectionProfiles();
        return SrtpProfile.choose(numbers)
                .orElseThrow(() -> new TlsFatalAlert(AlertDescription.insufficient_security, otherwise));
    }

    /** RFC 5764 §4.2, RFC 5705. */
    static SrtpKeys export(TlsContext context, @Nullable SrtpProfile profile, DtlsRole role) throws IOException {
        SrtpProfile agreed = Optional.ofNullable(profile)
                .orElseThrow(() -> new TlsFatalAlert(AlertDescription.internal_error, "no SRTP profile was agreed"));
        byte[] block = context.exportKeyingMaterial(ExporterLabel.dtls_srtp, null, SrtpKeys.blockLength(agreed));
        return SrtpKeys.cut(agreed, block, role);
    }
}
