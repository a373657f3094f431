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
    /** The canonical form, or nothing where the URI is no SIP URI or has no user. */
    public static Optional<AddressOfRecord> of(URI uri) {
        return uri instanceof SipURI sip && sip.getUser() != null && sip.getHost() != null
                ? Optional.of(new AddressOfRecord(
                        unescape(sip.getUser()), sip.getHost().toLowerCase(Locale.ROOT))) // REG-016
                : Optional.empty();
    }

    private static String unescape(String user) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < user.length(); i++) {
            if (user.charAt(i) == '%' && user.substring(i).matches("%[0-9a-fA-F]{2}.*")) {
                bytes.write(Integer.parseInt(user, i + 1, i + 3, 16));
                i += 2;
            } else {
                bytes.writeBytes(String.valueOf(user.charAt(i)).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "sip:" + user + "@" + host;
    }
}
