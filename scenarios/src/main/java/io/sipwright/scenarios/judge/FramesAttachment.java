package io.sipwright.scenarios.judge;

import io.sipwright.pstn.wire.WireFrame;
import java.util.List;

/**
 * The WebSocket frames that the parties of a scenario received, attached once at its end as JSON of the media type {@value #MEDIA_TYPE}.
 *
 * @param frames of all parties
 */
public record FramesAttachment(List<WireFrame> frames) {
    public static final String MEDIA_TYPE = "application/vnd.sipwright.frames+json";
}
