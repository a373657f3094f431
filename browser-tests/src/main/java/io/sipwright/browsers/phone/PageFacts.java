package io.sipwright.browsers.phone;

import com.fasterxml.jackson.databind.JsonNode;
import io.sipwright.scenarios.phone.MediaFacts;
import java.util.List;

/** Reads the page's media statistics as {@link MediaFacts}. */
final class PageFacts {
    static final MediaFacts NONE = new MediaFacts("new", "new", "", "", "", 0, 0, 0, 0, 0, "", 0, 0, List.of(), "{}");

    private PageFacts() {}

    static MediaFacts read(JsonNode facts) {
        if (facts.isNull()) {
            return NONE;
        }
        return new MediaFacts(
                facts.path("iceState").asText(),
                facts.path("dtlsState").asText(),
                facts.path("dtlsRole").asText(),
                facts.path("srtpCipher").asText(),
                facts.path("remoteCandidate").asText(),
                facts.path("checksAnswered").asLong(),
                facts.path("audioPacketsReceived").asLong(),
                facts.path("audioPacketsLost").asLong(),
                facts.path("audioPacketsSent").asLong(),
                facts.path("audioBehindMillis").asLong(),
                facts.path("audioCodec").asText(),
                facts.path("videoFramesDecoded").asLong(),
                facts.path("videoFramesSent").asLong(),
                List.of(),
                facts.path("stats").toPrettyString());
    }
}
