package io.sipwright.server.sdp;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/** IP addresses in SDP. Names are never resolved: only literals are addresses (RFC 8866 §9). */
public final class ConnectionAddress {
    private static final int V4 = 4;
    private static final int V6 = 16;

    private ConnectionAddress() {}

    /** The address that the text spells out. */
    public static Optional<InetAddress> parse(String text) {
        byte[] bytes = text.indexOf(':') < 0 ? v4(text) : v6(text);
        try {
            return bytes.length == 0 ? Optional.empty() : Optional.of(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException wrongLength) {
            return Optional.empty();
        }
    }

    /** Four decimal numbers of at most 255; empty when it is something else. */
    private static byte[] v4(String text) {
        String[] parts = text.split("\\.", -1);
        byte[] bytes = new byte[V4];
        if (parts.length != V4) {
            return new byte[0];
        }
        for (int i = 0; i < V4; i++) {
            int octet = number(parts[i], 10, 3);
            if (octet < 0 || octet > 255) {
                return new byte[0];
            }
            bytes[i] = (byte) octet;
        }
        return bytes;
    }

    /** Groups of RFC 4291 §2.2, in all three forms. */
    private static byte[] v6(String text) {
        int gap = text.indexOf("::");
        byte[] before = groups(gap < 0 ? text : text.substring(0, gap));
        byte[] after = gap < 0 ? new byte[0] : groups(text.substring(gap + 2));
        int given = before.length + after.length;
        boolean whole = gap < 0 ? given == V6 && before.length == V6 : given <= V6 - 2;
        boolean read = before.length <= V6 && after.length <= V6;
        if (!whole || !read) {
            return new byte[0];
        }
        byte[] bytes = new byte[V6];
        System.arraycopy(before, 0, bytes, 0, before.length);
        System.arraycopy(after, 0, bytes, V6 - after.length, after.length);
        return bytes;
    }

    /** The bytes of some groups; more than an address has if the text is no address. */
    private static byte[] groups(String text) {
        if (text.isEmpty()) {
            return new byte[0];
        }
        byte[] none = new byte[V6 + 1];
        String[] parts = text.split(":", -1);
        byte[] bytes = new byte[2 * parts.length];
        for (int i = 0; i < parts.length; i++) {
            if (i == parts.length - 1 && parts[i].indexOf('.') > 0) {
                byte[] tail = v4(parts[i]);
                byte[] longer = Arrays.copyOf(bytes, bytes.length + 2);
                System.arraycopy(tail, 0, longer, 2 * i, tail.length);
                return tail.length == 0 ? none : longer;
            }
            int group = number(parts[i], 16, 4);
            if (group < 0) {
                return none;
            }
            bytes[2 * i] = (byte) (group >> 8);
            bytes[2 * i + 1] = (byte) group;
        }
        return bytes;
    }

    /** -1 when it is no number of one to so many ASCII digits. */
    private static int number(String text, int radix, int digits) {
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) < 128 ? Character.digit(text.charAt(i), radix) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * radix + digit;
        }
        return text.isEmpty() || text.length() > digits ? -1 : value;
    }
}
