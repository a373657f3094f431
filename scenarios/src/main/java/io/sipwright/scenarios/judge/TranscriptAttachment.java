package io.sipwright.scenarios.judge;

import io.sipwright.pstn.wire.WireMessage;
import java.util.List;

/**
 * A scenario's SIP, attached once at its end as JSON of the media type {@value #MEDIA_TYPE}; the ladder is drawn from it.
 * {@link WireMessage#bytes()} travels as base64, {@link WireMessage#at()} as ISO-8601.
 *
 * @param messages of all parties, in order of time
 */
public record TranscriptAttachment(List<WireMessage> messages) {
    public static final String MEDIA_TYPE = "application/vnd.sipwright.transcript+json";
}
