package io.sipwright.scenarios.endpoint;

import io.sipwright.pstn.sip.SipText;
import java.net.InetAddress;
import java.util.Locale;

/** The session descriptions of an endpoint without media: correct, and each identified by its name (RFC 8866). */
public final class Descriptions {
    /** The name of the default description. */
    public static final String USUAL = "call";

    private static final String FINGERPRINT =
            "4A:AD:B9:B1:3F:82:18:3B:54:02:12:DF:3E:5D:49:6B:19:E5:7C:AB:2F:9D:6E:01:55:" + "AC:7B:9E:10:22:33:44";

    private Descriptions() {}

    /**
     * A description.
     *
     * @param name its {@code s=} line, which no server changes
     * @param webRtc as a browser sends it, else as a telephone
     * @param answer whether it answers an offer
     */
    public static String text(String name, InetAddress host, boolean webRtc, boolean answer) {
        String address = host.getHostAddress();
        int port = 40_000 + 2 * Math.floorMod(name.hashCode(), 1000);
        String start = "v=0\r\no=- " + (7_000_000L + name.hashCode() % 1_000_000L) + " 1 IN IP4 " + address + "\r\ns="
                + marker(name) + "\r\n";
        return webRtc ? start + webRtc(address, port, answer ? "active" : "actpass") : start + plain(address, port);
    }

    private static String plain(String address, int port) {
        return "c=IN IP4 " + address + "\r\nt=0 0\r\nm=audio " + port + " RTP/AVP 0 8 101\r\na=rtpmap:0 PCMU/8000\r\n"
                + "a=rtpmap:8 PCMA/8000\r\na=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-16\r\na=sendrecv\r\n";
    }

    private static String webRtc(String address, int port, String setup) {
        return "t=0 0\r\na=group:BUNDLE 0\r\nm=audio " + port + " UDP/TLS/RTP/SAVPF 111 0 8 101\r\nc=IN IP4 " + address
                + "\r\na=rtcp:" + port + " IN IP4 " + address + "\r\na=candidate:1 1 udp 2113937151 " + address + " "
                + port
                + " typ host\r\na=end-of-candidates\r\na=ice-ufrag:" + Tokens.token(4) + "\r\na=ice-pwd:"
                + Tokens.token(24)
                + "\r\na=fingerprint:sha-256 " + FINGERPRINT + "\r\na=setup:" + setup + "\r\na=mid:0\r\na=sendrecv\r\n"
                + "a=rtcp-mux\r\na=rtpmap:111 opus/48000/2\r\na=fmtp:111 minptime=10;useinbandfec=1\r\n"
                + "a=rtpmap:0 PCMU/8000\r\na=rtpmap:8 PCMA/8000\r\na=rtpmap:101 telephone-event/8000\r\n";
    }

    private static String marker(String name) {
        return "sipwright-" + name.toLowerCase(Locale.ROOT);
    }

    /** Whether a message carries the description of this name, unchanged or with the addresses of a bridge. */
    public static boolean carries(SipText message, String name) {
        return message.bodyText().lines().anyMatch(("s=" + marker(name))::equals);
    }
}
