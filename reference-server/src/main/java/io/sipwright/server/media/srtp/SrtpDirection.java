package io.sipwright.server.media.srtp;

import io.sipwright.server.media.rtp.Packet;
import io.sipwright.server.media.rtp.RtpHeader;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jitsi.srtp.SrtcpCryptoContext;
import org.jitsi.srtp.SrtpContextFactory;
import org.jitsi.srtp.SrtpCryptoContext;
import org.jitsi.srtp.SrtpErrorStatus;
import org.jitsi.srtp.SrtpPolicy;
import org.jitsi.srtp.crypto.Aes;
import org.jitsi.srtp.crypto.JitsiOpenSslProvider;
import org.jitsi.utils.logging2.LoggerImpl;
import org.jspecify.annotations.Nullable;

/**
 * Protection in one direction: RTP and RTCP under one master key. Packets are changed in place. For one thread at a
 * time.
 */
public final class SrtpDirection {
    private static final int RTCP_SSRC = 4;
    /** All are kept: the library starts each SRTCP index at 0, and an index must not be reused (RFC 3711 §9.1). */
    private static final int REPORTING_SOURCES = 256;

    private static final LoggerImpl QUIET = new LoggerImpl(SrtpDirection.class.getName(), Level.OFF);

    /** Kept, because the logging system loses the level of a logger that is not referenced. */
    private static final Logger LIBRARY_LOG = Logger.getLogger("org.jitsi.srtp");

    static {
        LIBRARY_LOG.setLevel(Level.OFF);
        // Otherwise the library measures providers at first use and may pick by noise. Java's own GCM makes a new
        // engine for
        // each packet, a kilobyte of garbage; OpenSSL's costs about the same time and leaves a tenth of it.
        String provider = JitsiOpenSslProvider.isLoaded() ? "OpenSSL" : "SunJCE";
        Aes.setFactoryClassName("org.jitsi.srtp.crypto.Aes$" + provider + "CipherFactory");
    }

    private final boolean sender;
    private final SrtpContextFactory factory;
    private final SsrcTable rtp = new SsrcTable();
    private final List<SrtcpCryptoContext> rtcp = new ArrayList<>();
    private final PacketBuffer buffer = new PacketBuffer();

    private SrtpDirection(boolean sender, SrtpKeys keys) {
        this.sender = sender;
        SrtpPolicy policy = policy(keys.profile());
        factory = new SrtpContextFactory(sender, keys.key().clone(), keys.salt().clone(), policy, policy, QUIET);
    }

    /** Protects what we send. */
    public static SrtpDirection sending(SrtpKeys ours) {
        return new SrtpDirection(true, ours);
    }

    /** Verifies and unprotects what the peer sends. */
    public static SrtpDirection receiving(SrtpKeys theirs) {
        return new SrtpDirection(false, theirs);
    }

    /** Protects or unprotects an RTP packet of at least 12 bytes. */
    public SrtpResult rtp(Packet packet) {
        int ssrc = RtpHeader.ssrc(packet);
        try {
            RtpSource known = rtp.find(ssrc);
            if (known == null && rtp.full()) {
                return SrtpResult.TOO_MANY_SOURCES;
            }
            RtpSource source = known == null ? new RtpSource(ssrc) : known;
            return sender && !source.renumber(packet) ? SrtpResult.RESTARTED : transform(source, packet);
        } catch (GeneralSecurityException | RuntimeException malformed) { // the library throws on odd lengths
            return SrtpResult.INVALID;
        }
    }

    private SrtpResult transform(RtpSource source, Packet packet) throws GeneralSecurityException {
        long index = source.index(packet);
        SrtpCryptoContext had = source.context();
        if (had == null && source.spent(index)) {
            return SrtpResult.REPLAYED;
        }
        SrtpCryptoContext context = had == null ? source.begin(index, factory::deriveContext) : had;
        buffer.over(packet);
        SrtpErrorStatus status =
                sender ? context.transformPacket(buffer) : context.reverseTransformPacket(buffer, false);
        if (status == SrtpErrorStatus.OK) {
            source.advanceTo(index);
        }
        if (had == null && (sender || status == SrtpErrorStatus.OK)) {
            source.context(context);
            rtp.activate(source);
        }
        return result(status);
    }

    /** Protects or unprotects an RTCP packet of at least 8 bytes (RFC 3711 §3.4). */
    public SrtpResult rtcp(Packet packet) {
        int ssrc = packet.i32(RTCP_SSRC);
        try {
            SrtcpCryptoContext known = reports(ssrc);
            if (known == null && rtcp.size() == REPORTING_SOURCES) {
                return SrtpResult.TOO_MANY_SOURCES;
            }
            SrtcpCryptoContext context = known == null ? factory.deriveControlContext(ssrc) : known;
            buffer.over(packet);
            SrtpErrorStatus status = sender ? context.transformPacket(buffer) : context.reverseTransformPacket(buffer);
            if (known == null && (sender || status == SrtpErrorStatus.OK)) {
                rtcp.add(context);
            }
            return result(status);
        } catch (GeneralSecurityException | RuntimeException malformed) { // the library throws on odd lengths
            return SrtpResult.INVALID;
        }
    }

    private @Nullable SrtcpCryptoContext reports(int ssrc) {
        for (int i = 0; i < rtcp.size(); i++) {
            if (rtcp.get(i).getSsrc() == ssrc) {
                return rtcp.get(i);
            }
        }
        return null;
    }

    private static SrtpResult result(@Nullable SrtpErrorStatus status) {
        if (status == SrtpErrorStatus.OK) {
            return SrtpResult.OK;
        }
        if (status == SrtpErrorStatus.AUTH_FAIL) {
            return SrtpResult.FORGED; // MED-020 · RFC 3711 §3.3
        }
        boolean seen = status == SrtpErrorStatus.REPLAY_FAIL || status == SrtpErrorStatus.REPLAY_OLD;
        return seen ? SrtpResult.REPLAYED : SrtpResult.INVALID; // MED-020 · RFC 3711 §3.3.2
    }

    private static SrtpPolicy policy(SrtpProfile profile) {
        return profile == SrtpProfile.AEAD_AES_128_GCM
                ? new SrtpPolicy(SrtpPolicy.AESGCM_ENCRYPTION, 16, SrtpPolicy.NULL_AUTHENTICATION, 0, 16, 12)
                : new SrtpPolicy(SrtpPolicy.AESCM_ENCRYPTION, 16, SrtpPolicy.HMACSHA1_AUTHENTICATION, 20, 10, 14);
    }
}
