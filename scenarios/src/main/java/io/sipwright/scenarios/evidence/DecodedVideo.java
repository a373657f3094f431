package io.sipwright.scenarios.evidence;

import java.util.List;

/**
 * The video of a call.
 *
 * @param decoded frames that each end decoded
 */
public record DecodedVideo(List<Long> decoded) implements Fact {
    public DecodedVideo {
        decoded = List.copyOf(decoded);
    }
}
