package io.sipwright.server.media.bridge;

import java.util.stream.Stream;

/**
 * Live figures of a session.
 *
 * @param secured whether the browser's handshake is complete
 * @param rtpToPlain audio from the browser
 * @param rtpToBrowser audio from the plain side
 * @param rtcpToPlain reports from the browser
 * @param rtcpToBrowser reports from the plain side
 */
public record BridgeReport(
        boolean secured,
        PathCounts rtpToPlain,
        PathCounts rtpToBrowser,
        PathCounts rtcpToPlain,
        PathCounts rtcpToBrowser) {
    /** Packets dropped on all paths, for any reason. */
    public long dropped() {
        return Stream.of(rtpToPlain, rtpToBrowser, rtcpToPlain, rtcpToBrowser)
                .flatMap(counts -> counts.dropped().values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }
}
