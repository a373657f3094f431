package io.sipwright.pstn.wire.ws;

import io.sipwright.pstn.wire.RawFrame;
import io.sipwright.pstn.wire.Traffic.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Splits one direction of a connection into units: the head of the upgrade, then frames. After a response other than
 * 101, or after a frame that announces an excessive length, everything else is body. Pure; not thread-safe.
 */
final class StreamUnits {
    private static final byte[] END_OF_HEAD = {'\r', '\n', '\r', '\n'};
    private static final int LARGEST_HEAD = 64 * 1024;
    /** A longer frame is not awaited. */
    private static final int LARGEST_FRAME = 4 * 1024 * 1024;

    private static final Pattern NO_UPGRADE = Pattern.compile("HTTP/\\S+ (?!101)\\d.*");

    private enum Phase {
        HEAD,
        FRAMES,
        BODY
    }

    /**
     * A piece of the stream.
     *
     * @param kind HTTP or FRAME; empty for a piece that is neither
     */
    record Unit(Optional<Kind> kind, byte[] bytes) {}

    private Phase phase = Phase.HEAD;
    private byte[] pending = new byte[0];

    /** The units that these bytes complete. */
    List<Unit> take(byte[] bytes) {
        pending = Arrays.copyOf(pending, pending.length + bytes.length);
        System.arraycopy(bytes, 0, pending, pending.length - bytes.length, bytes.length);
        List<Unit> units = new ArrayList<>();
        for (Optional<Unit> unit = next(); unit.isPresent(); unit = next()) {
            units.add(unit.get());
        }
        return units;
    }

    private Optional<Unit> next() {
        return switch (phase) {
            case HEAD -> head();
            case FRAMES -> frame();
            case BODY ->
                pending.length == 0 ? Optional.empty() : Optional.of(new Unit(Optional.empty(), cut(pending.length)));
        };
    }

    private Optional<Unit> frame() {
        if (RawFrame.announced(pending) > LARGEST_FRAME) {
            phase = Phase.BODY;
            return next();
        }
        return RawFrame.parse(pending).map(parsed -> new Unit(Optional.of(Kind.FRAME), cut(parsed.length())));
    }

    private Optional<Unit> head() {
        int end = endOfHead();
        if (end < 0 && pending.length > LARGEST_HEAD) {
            phase = Phase.BODY;
            return next();
        } else if (end < 0) {
            return Optional.empty();
        }
        byte[] head = cut(end);
        String first = new String(head, StandardCharsets.ISO_8859_1)
                .lines()
                .findFirst()
                .orElse("");
        phase = NO_UPGRADE.matcher(first).matches() ? Phase.BODY : Phase.FRAMES;
        return Optional.of(new Unit(Optional.of(Kind.HTTP), head));
    }

    private int endOfHead() {
        for (int i = 0; i + END_OF_HEAD.length <= pending.length; i++) {
            if (Arrays.equals(pending, i, i + END_OF_HEAD.length, END_OF_HEAD, 0, END_OF_HEAD.length)) {
                return i + END_OF_HEAD.length;
            }
        }
        return -1;
    }

    private byte[] cut(int length) {
        byte[] taken = Arrays.copyOf(pending, length);
        pending = Arrays.copyOfRange(pending, length, pending.length);
        return taken;
    }
}
