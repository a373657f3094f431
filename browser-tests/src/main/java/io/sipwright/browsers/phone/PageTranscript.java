package io.sipwright.browsers.phone;

import com.fasterxml.jackson.databind.JsonNode;
import io.sipwright.browsers.driver.BrowserWindow;
import io.sipwright.pstn.wire.Direction;
import io.sipwright.pstn.wire.Recorder;
import io.sipwright.pstn.wire.Transcript;
import io.sipwright.pstn.wire.WireMessage;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The SIP messages of one phone page, fetched on request. */
final class PageTranscript {
    private final BrowserWindow window;
    private final String party;
    private final String phone;
    private final String transport;
    private final Recorder recorder = new Recorder();
    private int fetched;

    /**
     * @param party for example {@code chromium/alice}
     * @param phone distinguishes this phone from others of the party
     * @param scheme of the WebSocket's address
     */
    PageTranscript(BrowserWindow window, String party, String phone, String scheme) {
        this.window = window;
        this.party = party;
        this.phone = phone;
        this.transport = scheme.toUpperCase(Locale.ROOT);
    }

    void fetch() {
        for (JsonNode message : window.call("messages", fetched)) {
            fetched++;
            recorder.record(read(message));
        }
    }

    Transcript known() {
        return recorder.transcript();
    }

    private WireMessage read(JsonNode message) {
        String connection = phone + "/" + message.path("connection").asText();
        return new WireMessage(
                PageTime.of(message),
                party,
                Direction.valueOf(message.path("direction").asText()),
                transport,
                connection,
                message.path("remote").asText(),
                connection,
                message.path("text").asText().getBytes(StandardCharsets.UTF_8));
    }
}
