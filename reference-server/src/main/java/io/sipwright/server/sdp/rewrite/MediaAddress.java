package io.sipwright.server.sdp.rewrite;

/**
 * A transport address as a description writes it.
 *
 * @param host an IP address, or a name that nobody here resolves
 * @param port 0 to 65535
 */
public record MediaAddress(String host, int port) {
    /** The value of a c= line, or the tail of a=rtcp (RFC 8866 §5.7, RFC 3605 §2.1). */
    String connection() {
        return "IN " + (host.indexOf(':') < 0 ? "IP4 " : "IP6 ") + host;
    }

    /** The host of a c= line's value. */
    static String host(String connection) {
        String[] words = connection.strip().split(" +");
        return words.length < 3 ? "" : words[2].replaceFirst("/.*", "");
    }
}
