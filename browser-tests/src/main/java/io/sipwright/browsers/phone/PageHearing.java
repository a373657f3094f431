package io.sipwright.browsers.phone;

import com.fasterxml.jackson.databind.JsonNode;
import io.sipwright.browsers.driver.BrowserWindow;
import io.sipwright.pstn.tone.HeardAudio;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.time.Instant;
import java.util.Base64;

/** The audio that one phone page heard in its current or last call, fetched piece by piece. */
final class PageHearing {
    private static final int RATE = 8000;

    private final BrowserWindow window;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int call;
    private Instant startedAt = Instant.EPOCH;

    PageHearing(BrowserWindow window) {
        this.window = window;
    }

    void fetch() {
        JsonNode piece = window.call("heard", call, bytes.size() / Short.BYTES);
        if (piece.isNull()) {
            return;
        }
        if (piece.path("id").asInt() != call) {
            call = piece.path("id").asInt();
            bytes.reset();
        }
        startedAt = PageTime.of(piece.path("startedAt").asDouble());
        bytes.writeBytes(Base64.getDecoder().decode(piece.path("pcm").asText()));
    }

    HeardAudio known() {
        if (bytes.size() == 0) {
            return HeardAudio.nothing();
        }
        ShortBuffer buffer = ByteBuffer.wrap(bytes.toByteArray())
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer();
        short[] samples = new short[buffer.remaining()];
        buffer.get(samples);
        return new HeardAudio(startedAt, RATE, samples);
    }
}
