package io.sipwright.server.media.srtp;

import io.sipwright.server.media.rtp.Packet;
import io.sipwright.server.media.rtp.RtpHeader;
import java.security.GeneralSecurityException;
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
 * Protection in one direction: RTP and RTCP under one master key. Packets are changed in place; the caller gives one packet
 * at a time from one thread, or synchronizes.
 */
public final class SrtpDirection {
    private static final int RTCP_SSRC = 4;
    private static final LoggerImpl QUIET = new LoggerImpl(SrtpDirection.class.getName(), Level.OFF);

    /** Held, because the logging system forgets levels of loggers that nobody holds. */
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
    private final SsrcTable<SrtpCryptoContext> rtp = new SsrcTable<>();
    private final SsrcTable<SrtcpCryptoContext> rtcp = new SsrcTable<>();
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

    /** Checks and opens what the peer sends. */
    public static SrtpDirection receiving(SrtpKeys theirs) {
        return new SrtpDirection(false, theirs);
    }

    /** Protects or opens an RTP packet of at least 12 bytes. */
    public SrtpResult rtp(Packet packet) {
        int ssrc = RtpHeader.ssrc(packet);
        try {
            SrtpCryptoContext known = rtp.get(ssrc);
            SrtpCryptoContext context = known != null ? known : rtp.full() ? null : factory.deriveContext(ssrc, 0);
            if (context == null) {
                return SrtpResult.TOO_MANY_SOURCES;
            }
            buffer.over(packet);
            SrtpErrorStatus status =
                    sender ? context.transformPacket(buffer) : context.reverseTransformPacket(buffer, false);
            if (known == null && (sender || status == SrtpErrorStatus.OK)) {
                rtp.put(ssrc, context);
            }
            return result(status);
        } catch (GeneralSecurityException | RuntimeException malformed) { // the library throws on odd lengths
            return SrtpResult.INVALID;
        }
    }

    /** Protects or opens an RTCP packet of at least 8 bytes (RFC 3711 §3.4). */
    public SrtpResult rtcp(Packet packet) {
        int ssrc = packet.i32(RTCP_SSRC);
        try {
            SrtcpCryptoContext known = rtcp.get(ssrc);
            SrtcpCryptoContext context =
                    known != null ? known : rtcp.full() ? null : factory.deriveControlContext(ssrc);
            if (context == null) {
                return SrtpResult.TOO_MANY_SOURCES;
            }
            buffer.over(packet);
            SrtpErrorStatus status = sender ? context.transformPacket(buffer) : context.reverseTransformPacket(buffer);
            if (known == null && (sender || status == SrtpErrorStatus.OK)) {
                rtcp.put(ssrc, context);
            }
            return result(status);
        } catch (GeneralSecurityException | RuntimeException malformed) { // the library throws on odd lengths
            return SrtpResult.INVALID;
        }
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
