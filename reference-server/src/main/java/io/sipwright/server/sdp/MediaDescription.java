package io.sipwright.server.sdp;

import java.util.List;

/**
 * One media description (RFC 8866 §5.14).
 *
 * @param line its m= line, read
 * @param lines all its lines in order, the m= line first
 */
public record MediaDescription(MediaLine line, List<SdpLine> lines) implements SdpSection {
    public MediaDescription {
        lines = List.copyOf(lines);
    }

    public boolean rejected() {
        return line.port() == 0 && !has("bundle-only");
    }
}
