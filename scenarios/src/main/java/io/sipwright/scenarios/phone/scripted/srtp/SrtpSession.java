package io.sipwright.scenarios.phone.scripted.srtp;

import io.sipwright.scenarios.phone.scripted.dtls.SrtpKeys;
import io.sipwright.scenarios.phone.scripted.dtls.SrtpProfile;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import org.jitsi.srtp.SrtcpCryptoContext;
import org.jitsi.srtp.SrtpContextFactory;
import org.jitsi.srtp.SrtpCryptoContext;
import org.jitsi.srtp.SrtpErrorStatus;
import org.jitsi.srtp.SrtpPolicy;
import org.jitsi.srtp.crypto.Aes;
import org.jitsi.utils.logging2.Logger;
import org.jitsi.utils.logging2.LoggerImpl;

/**
 * Protects sent packets and unprotects received ones, with one context per SSRC (RFC 3711 §3.2.3, RFC 7714). Confined
 * to one thread.
 */
public final class SrtpSession {
    private static final int ROOM = 64;
    /**
     * The library logs each refused packet as SEVERE; here they are only counted. The reference keeps JUL's setting
     * alive.
     */
    private static final java.util.logging.Logger LIBRARY = java.util.logging.Logger.getLogger("org.jitsi.srtp");

    private static final Logger LOG = new LoggerImpl("org.jitsi.srtp.scripted");

    static {
        LIBRARY.setLevel(Level.OFF);
        // Otherwise the library benchmarks all providers at first use and may choose by chance.
        Aes.setFactoryClassName("org.jitsi.srtp.crypto.Aes$SunJCECipherFactory");
    }

    private final SrtpContextFactory sending;
    private final SrtpContextFactory receiving;
    private final Map<Integer, SrtpCryptoContext> senders = new HashMap<>();
    private final Map<Integer, SrtpCryptoContext> receivers = new HashMap<>();
    private final Map<Integer, SrtcpCryptoContext> controlReceivers = new HashMap<>();
    private final Map<Integer, SrtcpCryptoContext> controlSenders = new HashMap<>();
    private long refused;

    public SrtpSession(SrtpKeys keys) {
        SrtpPolicy policy = policy(keys.profile());
        sending = new SrtpContextFactory(
                true, keys.localKey().clone(), keys.localSalt().clone(), policy, policy, LOG);
        receiving = new SrtpContextFactory(
                false, keys.remoteKey().clone(), keys.remoteSalt().clone(), policy, policy, LOG);
    }

    private static SrtpPolicy policy(SrtpProfile profile) {
        return profile == SrtpProfile.AEAD_AES_128_GCM
                ? new SrtpPolicy(SrtpPolicy.AESGCM_ENCRYPTION, 16, SrtpPolicy.NULL_AUTHENTICATION, 0, 16, 12)
                : new SrtpPolicy(SrtpPolicy.AESCM_ENCRYPTION, 16, SrtpPolicy.HMACSHA1_AUTHENTICATION, 20, 10, 14);
    }

    /** The RTP packet, protected. */
    public byte[] protect(byte[] rtp) {
        PacketBuffer packet = new PacketBuffer(rtp, ROOM);
        try {
            int ssrc = ByteBuffer.wrap(rtp).getInt(8);
            SrtpCryptoContext context = senders.get(ssrc);
            if (context == null) {
                context = sending.deriveContext(ssrc, 0);
                senders.put(ssrc, context);
            }
            SrtpErrorStatus status = context.transformPacket(packet);
            if (status != SrtpErrorStatus.OK) {
                throw new IllegalStateException("SRTP cannot protect a packet: " + status);
            }
            return packet.packet();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SRTP cannot protect a packet", e);
        }
    }

    /** The RTCP packet, protected. */
    public byte[] protectControl(byte[] rtcp) {
        PacketBuffer packet = new PacketBuffer(rtcp, ROOM);
        try {
            int ssrc = ByteBuffer.wrap(rtcp).getInt(4);
            SrtcpCryptoContext context = controlSenders.get(ssrc);
            if (context == null) {
                context = sending.deriveControlContext(ssrc);
                controlSenders.put(ssrc, context);
            }
            context.transformPacket(packet);
            return packet.packet();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SRTP does not protect an RTCP packet of ours", e);
        }
    }

    /** The unprotected RTP packet; empty and counted as {@link #refused()} if it is not authentic or a replay. */
    public Optional<byte[]> open(byte[] srtp) {
        PacketBuffer packet = new PacketBuffer(srtp, 0);
        try {
            int ssrc = ByteBuffer.wrap(srtp).getInt(8);
            SrtpCryptoContext context = receivers.get(ssrc);
            if (context == null) {
                context = receiving.deriveContext(ssrc, 0);
                receivers.put(ssrc, context);
            }
            return counted(context.reverseTransformPacket(packet, false), packet);
        } catch (GeneralSecurityException e) {
            refused++;
            return Optional.empty();
        }
    }

    /** The unprotected RTCP packet; see {@link #open}. */
    public Optional<byte[]> openControl(byte[] srtcp) {
        PacketBuffer packet = new PacketBuffer(srtcp, 0);
        try {
            int ssrc = ByteBuffer.wrap(srtcp).getInt(4);
            SrtcpCryptoContext context = controlReceivers.get(ssrc);
            if (context == null) {
                context = receiving.deriveControlContext(ssrc);
                controlReceivers.put(ssrc, context);
            }
            return counted(context.reverseTransformPacket(packet), packet);
        } catch (GeneralSecurityException e) {
            refused++;
            return Optional.empty();
        }
    }

    private Optional<byte[]> counted(SrtpErrorStatus status, PacketBuffer packet) {
        if (status == SrtpErrorStatus.OK) {
            return Optional.of(packet.packet());
        }
        refused++;
        return Optional.empty();
    }

    /** Packets that were not authentic, replayed or could not be unprotected. */
    public long refused() {
        return refused;
    }
}
