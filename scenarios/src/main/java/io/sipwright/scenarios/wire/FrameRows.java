package io.sipwright.scenarios.wire;

import io.cucumber.datatable.DataTable;
import io.sipwright.pstn.wire.ws.Frame;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A frame as the rows of a table describe it.
 *
 * @param frame the frame
 * @param length the payload length that its header gives; its own where the table has none
 */
record FrameRows(Frame frame, long length) {
    private static final Set<String> ROWS = Set.of("fin", "rsv", "opcode", "mask", "length", "payload", "hex");

    static FrameRows of(Values values, DataTable table) {
        Map<String, String> rows = new HashMap<>();
        for (List<String> row : table.cells()) {
            rows.put(row.get(0), values.fill(row.get(1) == null ? "" : row.get(1)));
        }
        if (!ROWS.containsAll(rows.keySet())) {
            throw new IllegalArgumentException("a frame has the rows " + ROWS);
        }
        byte[] payload = rows.containsKey("hex")
                ? HexFormat.of().parseHex(rows.get("hex").replace(" ", ""))
                : payload(rows.getOrDefault("payload", ""));
        Frame frame = new Frame(
                rows.getOrDefault("fin", "yes").equals("yes"),
                Integer.parseInt(rows.getOrDefault("rsv", "0")),
                Integer.parseInt(rows.getOrDefault("opcode", "1")),
                rows.getOrDefault("mask", "yes").equals("yes"),
                payload);
        return new FrameRows(frame, Long.parseLong(rows.getOrDefault("length", String.valueOf(payload.length))));
    }

    /** {@code 126 x a} is 126 times the letter; other text is itself. */
    private static byte[] payload(String text) {
        String[] words = text.split(" x ", 2);
        String all = words.length == 2 && words[0].matches("\\d+") ? words[1].repeat(Integer.parseInt(words[0])) : text;
        return all.getBytes(StandardCharsets.UTF_8);
    }

    /** The same frame around other bytes, with their length. */
    FrameRows carrying(byte[] payload) {
        Frame other = new Frame(frame.fin(), frame.rsv(), frame.opcode(), frame.masked(), payload);
        return new FrameRows(other, payload.length);
    }

    byte[] bytes() {
        return frame.bytes(new Random(), length);
    }
}
