package io.sipwright.server.sdp;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The value of an m= line (RFC 8866 §5.14).
 *
 * @param media for example {@code audio}
 * @param port 0 to 65535; 0 rejects the section (RFC 3264 §6)
 * @param proto for example {@code UDP/TLS/RTP/SAVPF}
 * @param formats payload types of RTP, or names of other formats; at least one
 */
public record MediaLine(String media, int port, String proto, List<String> formats) {
    private static final int MAX_PORT = 65_535;
    /** A number of ports after the slash means layered streams, which the bridge does not support. */
    private static final Pattern PORT = Pattern.compile("(\\d{1,5})(/\\d{1,5})?");

    public MediaLine {
        formats = List.copyOf(formats);
    }

    /** Reads the value; the exception's message says which rule it breaks. */
    static MediaLine parse(String value) {
        String[] fields = value.split(" ", -1);
        if (fields.length < 4) {
            throw new IllegalArgumentException("an m= line needs media, port, proto and a format (RFC 8866 §5.14)");
        }
        return new MediaLine(
                fields[0], port(fields[1]), fields[2], List.of(fields).subList(3, fields.length));
    }

    private static int port(String field) {
        Matcher port = PORT.matcher(field);
        if (!port.matches() || Integer.parseInt(port.group(1)) > MAX_PORT) {
            throw new IllegalArgumentException("the port must be 0 to 65535, not '" + field + "' (RFC 8866 §5.14)");
        }
        return Integer.parseInt(port.group(1));
    }

    public SdpLine toLine() {
        return SdpLine.of('m', media + " " + port + " " + proto + " " + String.join(" ", formats));
    }
}
