package io.sipwright.pstn.sdp;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An ICE candidate attribute (RFC 8839 §5.1).
 *
 * @param transport as written, {@code udp} or {@code tcp} in any case
 * @param address literal address or an mDNS name
 * @param type {@code host}, {@code srflx}, {@code prflx} or {@code relay}
 * @param rest what follows the type, as written
 */
public record Candidate(
        String foundation,
        int component,
        String transport,
        long priority,
        String address,
        int port,
        String type,
        String rest) {
    private static final Pattern FORM =
            Pattern.compile("(\\S{1,32}) (\\d{1,3}) (\\S+) (\\d{1,10}) (\\S+) (\\d{1,5}) typ (\\S+)(?: (.*))?");

    /** Reads the value of {@code a=candidate:}; empty where it breaks the grammar. */
    public static Optional<Candidate> parse(String value) {
        Matcher m = FORM.matcher(value.trim());
        if (!m.matches()) {
            return Optional.empty();
        }
        String rest = m.group(8);
        return Optional.of(new Candidate(
                m.group(1),
                Integer.parseInt(m.group(2)),
                m.group(3),
                Long.parseLong(m.group(4)),
                m.group(5),
                Integer.parseInt(m.group(6)),
                m.group(7),
                rest == null ? "" : rest));
    }
}
