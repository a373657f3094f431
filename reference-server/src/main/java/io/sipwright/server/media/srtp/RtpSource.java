package io.sipwright.server.media.srtp;

import io.sipwright.server.media.rtp.Packet;
import io.sipwright.server.media.rtp.RtpHeader;
import java.security.GeneralSecurityException;
import org.jitsi.srtp.SrtpCryptoContext;
import org.jspecify.annotations.Nullable;

/**
 * One SSRC in one direction: its context, the highest packet index so far, and how its sequence numbers are shifted. A
 * source that restarts its numbers is accepted after two packets in order (RFC 3550 §A.1); sent packets continue from
 * the highest index, which must grow (RFC 3711 §3.3.1, §9.1).
 */
final class RtpSource { // MED-022
    private static final int NUMBERS = 1 << 16;
    private static final int LATE = 100; // RFC 3550 §A.1: MAX_MISORDER
    private static final int NONE = -1;

    private final int ssrc;
    private @Nullable SrtpCryptoContext context;
    private long highest = NONE;
    private int shift;
    private int restart = NONE;
    private long used;

    RtpSource(int ssrc) {
        this.ssrc = ssrc;
    }

    int ssrc() {
        return ssrc;
    }

    long used() {
        return used;
    }

    void usedAt(long packet) {
        used = packet;
    }

    @Nullable
    SrtpCryptoContext context() {
        return context;
    }

    void context(SrtpCryptoContext fresh) {
        context = fresh;
    }

    /** Drops the context of a long idle source and keeps only its numbers. */
    void rest() {
        context = null;
    }

    /** Makes contexts for this source from a rollover counter on. */
    interface Contexts {
        SrtpCryptoContext begin(int ssrc, int rollover) throws GeneralSecurityException;
    }

    /** A context for a packet of this index; {@link #context(SrtpCryptoContext)} keeps it. */
    SrtpCryptoContext begin(long index, Contexts contexts) throws GeneralSecurityException {
        return contexts.begin(ssrc, (int) (index >> 16));
    }

    /** Renumbers a packet to be sent; false for the first of a restart, which is not sent. */
    boolean renumber(Packet packet) {
        int number = RtpHeader.sequence(packet);
        if (highest == NONE) {
            return true;
        }
        int behind = behind(number + shift);
        if (behind <= 0 || behind <= LATE) {
            restart = NONE;
        } else if (number == restart) {
            shift = (int) highest + 1 - number;
            restart = NONE;
        } else {
            restart = (number + 1) % NUMBERS;
            return false;
        }
        if (shift != 0) {
            RtpHeader.sequence(packet, number + shift);
        }
        return true;
    }

    /** The packet's index by the highest one so far (RFC 3711 §3.3.1). */
    long index(Packet packet) {
        int number = RtpHeader.sequence(packet);
        return highest == NONE ? number : Math.max(highest - behind(number), 0);
    }

    /** Whether a new context may not use this index any more. */
    boolean spent(long index) {
        return index <= highest;
    }

    /** A packet of this index was protected or unprotected. */
    void advanceTo(long index) {
        highest = Math.max(highest, index);
    }

    /** How far a number is behind the highest one; at most half the range, negative if it is ahead. */
    private int behind(int number) {
        int distance = (int) highest - number & NUMBERS - 1;
        return distance > NUMBERS / 2 ? distance - NUMBERS : distance;
    }
}
