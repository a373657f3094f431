package io.sipwright.server.transport;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The CRLF keep-alive (RFC 5626 §3.5.1, §4.4.1). */
final class KeepAliveText {
    private static final byte[] PING = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PONG = "\r\n".getBytes(StandardCharsets.US_ASCII);

    private KeepAliveText() {}

    static boolean isPing(byte[] bytes) {
        return Arrays.equals(bytes, PING);
    }

    /** Only line ends, or empty. */
    static boolean isBlank(byte[] bytes) {
        for (byte b : bytes) {
            if (b != '\r' && b != '\n') {
                return false;
            }
        }
        return true;
    }

    static byte[] pong() {
        return PONG.clone();
    }
}
