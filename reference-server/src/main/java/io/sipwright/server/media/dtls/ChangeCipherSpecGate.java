package io.sipwright.server.media.dtls;

/**
 * Holds back a client's ChangeCipherSpec while its CertificateVerify is missing. If that was lost or overtaken, Bouncy
 * Castle would change the epoch anyway, treat the repeated message as old and never complete. Held-back records count
 * as lost: the client repeats the whole flight (RFC 6347 §4.2.4). Safe for any thread.
 */
final class ChangeCipherSpecGate {
    private static final int RECORD_HEADER = 13;
    private static final int MESSAGE_HEADER = 12;
    private static final int CHANGE_CIPHER_SPEC = 20;
    private static final int HANDSHAKE = 22;
    private static final int CERTIFICATE_VERIFY = 15;

    private volatile boolean proved;

    /** How many bytes of a datagram may be read now: all, or those before the ChangeCipherSpec. */
    int readable(byte[] datagram) { // MED-015 · RFC 6347 §4.2.4
        int at = 0;
        while (!proved && at + RECORD_HEADER <= datagram.length) {
            int end = Math.min(datagram.length, at + RECORD_HEADER + number(datagram, at + 11, 2));
            if (datagram[at] == CHANGE_CIPHER_SPEC) {
                return at;
            }
            proved = datagram[at] == HANDSHAKE
                    && number(datagram, at + 3, 2) == 0
                    && endsCertificateVerify(datagram, at + RECORD_HEADER, end);
            at = end;
        }
        return datagram.length;
    }

    /** Whether a record of epoch 0 holds the end of a CertificateVerify. */
    private static boolean endsCertificateVerify(byte[] datagram, int from, int end) {
        int at = from;
        while (at + MESSAGE_HEADER <= end) {
            int fragmentEnd = number(datagram, at + 6, 3) + number(datagram, at + 9, 3);
            if (datagram[at] == CERTIFICATE_VERIFY && fragmentEnd == number(datagram, at + 1, 3)) {
                return true;
            }
            at += MESSAGE_HEADER + number(datagram, at + 9, 3);
        }
        return false;
    }

    private static int number(byte[] bytes, int at, int size) {
        int value = 0;
        for (int n = at; n < at + size; n++) {
            value = value << 8 | bytes[n] & 0xff;
        }
        return value;
    }
}
