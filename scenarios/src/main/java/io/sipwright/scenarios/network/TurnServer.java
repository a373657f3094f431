package io.sipwright.scenarios.network;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A TURN server as a browser is told of it (RFC 7065; RFC 8656).
 *
 * @param url {@code turn:host:port?transport=tcp}
 * @param user of the long-term credential
 * @param secret its password
 */
public record TurnServer(String url, String user, String secret) {
    private static final Pattern URL =
            Pattern.compile("(turns?):([A-Za-z0-9.-]+)(?::(\\d{1,5}))?(?:\\?transport=(udp|tcp))?");
    private static final int PORT = 3478;
    private static final int TLS_PORT = 5349;

    /** How a client reaches it. */
    public enum Transport {
        UDP,
        TCP,
        TLS
    }

    /** @throws IllegalArgumentException if the URL is not one of a TURN server over UDP, TCP or TLS */
    public TurnServer {
        Matcher parts = URL.matcher(url);
        if (!parts.matches() || parts.group(1).equals("turns") && "udp".equals(parts.group(4))) {
            throw new IllegalArgumentException("\"" + url
                    + "\" is not turn:host:port, turn:host:port?transport=tcp or turns:host:port?transport=tcp");
        }
    }

    /** The transport in its URL: UDP if it names none (RFC 7065 §3.2). */
    public Transport transport() {
        Matcher parts = parts();
        if (parts.group(1).equals("turns")) {
            return Transport.TLS;
        }
        return "tcp".equals(parts.group(4)) ? Transport.TCP : Transport.UDP;
    }

    /** The same server by another name or address. */
    public TurnServer at(String host) {
        return new TurnServer(url.replaceFirst(Pattern.quote(host()), host), user, secret);
    }

    /** Name or address. */
    public String host() {
        return parts().group(2);
    }

    /** 3478, or 5349 for TLS, if the URL has none. */
    public int port() {
        Matcher parts = parts();
        if (parts.group(3) != null) {
            return Integer.parseInt(parts.group(3));
        }
        return transport() == Transport.TLS ? TLS_PORT : PORT;
    }

    private Matcher parts() {
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            throw new IllegalStateException(url);
        }
        return parts;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return url;
    }
}
