package io.sipwright.server.media.srtp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The RTP sources of one direction by SSRC. The number of contexts is limited; the longest idle source loses its
 * context but keeps its packet index, because a new context would repeat its key stream (RFC 3711 §9.1). No boxing for
 * sources with a context.
 */
final class SsrcTable {
    /** With a context. */
    static final int LIVE = 64;
    /** Ever, with or without. */
    static final int LIMIT = 4_096;

    private final List<RtpSource> live = new ArrayList<>();
    private final Map<Integer, RtpSource> idle = new HashMap<>();
    private long packets;

    /** A source that has a context, or had one. */
    @Nullable
    RtpSource find(int ssrc) {
        for (int i = 0; i < live.size(); i++) {
            RtpSource source = live.get(i);
            if (source.ssrc() == ssrc) {
                source.usedAt(++packets);
                return source;
            }
        }
        return idle.isEmpty() ? null : idle.get(ssrc);
    }

    /** Whether no further SSRC can be stored. */
    boolean full() {
        return live.size() + idle.size() >= LIMIT;
    }

    /** A source has a context now. */
    void activate(RtpSource source) {
        if (live.size() == LIVE) {
            RtpSource longest = live.get(0);
            for (RtpSource other : live) {
                longest = other.used() < longest.used() ? other : longest;
            }
            live.remove(longest);
            longest.rest();
            idle.put(longest.ssrc(), longest);
        }
        idle.remove(source.ssrc());
        source.usedAt(++packets);
        live.add(source);
    }
}
