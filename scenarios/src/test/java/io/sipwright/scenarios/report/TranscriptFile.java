package io.sipwright.scenarios.report;

import io.sipwright.pstn.wire.Direction;
import io.sipwright.pstn.wire.WireMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Calls of real browsers, seen from both sides. The browsers' messages are real, byte for byte; those of the target are
 * made from them. Each follows a line {@code ##### +SECONDS PARTY DIRECTION TRANSPORT BYTES}.
 */
public final class TranscriptFile {
    private TranscriptFile() {}

    /** Reads one, with its parties renamed by {@code chromium} → {@code browser}. */
    public static List<WireMessage> read(String name, String browser, Instant start) {
        byte[] all = bytes(name);
        List<WireMessage> messages = new ArrayList<>();
        int at = 0;
        while (at < all.length) {
            int end = at;
            while (all[end] != '\n') {
                end++;
            }
            String[] head = new String(all, at, end - at, StandardCharsets.UTF_8).split(" ");
            int length = Integer.parseInt(head[5]);
            byte[] message = Arrays.copyOfRange(all, end + 1, end + 1 + length);
            Instant when = start.plusMillis(Math.round(Double.parseDouble(head[1]) * 1000));
            String party = head[2].replace("chromium", browser);
            messages.add(new WireMessage(
                    when, party, Direction.valueOf(head[3]), head[4], "tab", "wss://127.0.0.1:7443", "1", message));
            at = end + length + 2;
        }
        return messages;
    }

    private static byte[] bytes(String name) {
        try (InputStream in = TranscriptFile.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
