package io.sipwright.server.sdp.rewrite;

/**
 * A transport address of the bridge's own, as its descriptions write it.
 *
 * @param host an IP address
 * @param port 0 to 65535
 */
public record MediaAddress(String host, int port) {
    /** The value of a c= line, or the tail of a=rtcp (RFC 8866 §5.7, RFC 3605 §2.1). */
    String connection() {
        return "IN " + (host.indexOf(':') < 0 ? "IP4 " : "IP6 ") + host;
    }
}
