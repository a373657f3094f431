package io.sipwright.server.media.bridge;

/**
 * UDP ports of the plain side; RTP takes an even one, RTCP the next (RFC 3550 §11).
 *
 * @param first lowest
 * @param last highest; both 0 for any free ports
 */
public record PortRange(int first, int last) {
    public PortRange {
        boolean any = first == 0 && last == 0;
        if (!any && (first < 1024 || last > 65_535 || last <= first)) {
            throw new IllegalArgumentException(
                    "media.rtpPorts must be a range within 1024 to 65535, or 0-0, not " + first + "-" + last);
        }
    }

    /** Any free ports: for tests. */
    public static PortRange ephemeral() {
        return new PortRange(0, 0);
    }

    boolean any() {
        return first == 0;
    }

    int firstEven() {
        return first + first % 2;
    }

    int pairs() {
        return (last - firstEven() + 1) / 2;
    }
}
