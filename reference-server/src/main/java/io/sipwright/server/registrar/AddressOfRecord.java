package io.sipwright.server.registrar;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import javax.sip.address.SipURI;
import javax.sip.address.URI;

/**
 * A user's public address in canonical form (RFC 3261 §10.3 step 5): parameters, port and password gone, escapes undone,
 * host in lower case.
 */
public record AddressOfRecord(String user, String host) {
    private static final String PLAIN = "-_.!~*'()&=+$,;?/";

    /** The canonical form; empty if the URI is not a SIP URI or has no user. */
    public static Optional<AddressOfRecord> of(URI uri) {
        return uri instanceof SipURI sip && sip.getUser() != null && sip.getHost() != null
                ? Optional.of(new AddressOfRecord(
                        unescape(sip.getUser()), sip.getHost().toLowerCase(Locale.ROOT))) // REG-016
                : Optional.empty();
    }

    /** In one pass over the text (RFC 3261 §19.1.2). */
    static String unescape(String user) {
        if (user.indexOf('%') < 0) {
            return user;
        }
        byte[] escaped = user.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(escaped.length);
        for (int i = 0; i < escaped.length; i++) {
            int octet = escaped[i] == '%' && i + 2 < escaped.length ? octet(escaped[i + 1], escaped[i + 2]) : -1;
            bytes.write(octet < 0 ? escaped[i] : octet);
            i += octet < 0 ? 0 : 2;
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static int octet(byte high, byte low) {
        int upper = Character.digit(high, 16);
        int lower = Character.digit(low, 16);
        return upper < 0 || lower < 0 ? -1 : upper * 16 + lower;
    }

    /** As a URI, with escapes where a user part needs them (RFC 3261 §25.1). */
    public String uri() {
        StringBuilder text = new StringBuilder("sip:");
        for (byte octet : user.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = octet > ' ' && PLAIN.indexOf(octet) >= 0 || octet > 0 && Character.isLetterOrDigit(octet);
            text.append(plain ? String.valueOf((char) octet) : "%%%02X".formatted(octet));
        }
        return text.append('@').append(host).toString();
    }

    @Override
    public String toString() {
        return "sip:" + user + "@" + host;
    }
}
