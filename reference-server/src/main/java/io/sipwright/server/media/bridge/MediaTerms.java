package io.sipwright.server.media.bridge;

import io.sipwright.server.media.rtp.PayloadMap;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * The effect of an answered offer on packets.
 *
 * @param rtp where to send RTP; null: nowhere (RFC 3264 §8.4)
 * @param rtcp where to send RTCP; null: nowhere
 * @param toRtp payload types towards the RTP side (MED-023 · RFC 3264 §6.1)
 * @param toBrowser payload types towards the browser
 * @param rtcpMux whether the browser takes RTCP on its one port (RFC 5761 §5.1.1)
 */
public record MediaTerms(
        @Nullable InetSocketAddress rtp,
        @Nullable InetSocketAddress rtcp,
        PayloadMap toRtp,
        PayloadMap toBrowser,
        boolean rtcpMux) {
    static final MediaTerms NOTHING = new MediaTerms(null, null, PayloadMap.EMPTY, PayloadMap.EMPTY, true);

    /** While an answered offer is undecided, the earlier payload types pass too. */
    MediaTerms beside(MediaTerms before) {
        return new MediaTerms(rtp, rtcp, toRtp.or(before.toRtp), toBrowser.or(before.toBrowser), rtcpMux);
    }
}
