package io.sipwright.scenarios.rule;

/** Session descriptions for tests: a browser's offer, a good answer to it, and plain ones. */
public final class Sdps {
    static final String SETUP_LINES = "a=ice-ufrag:abcd\na=ice-pwd:abcdefghijklmnopqrstuv\n"
            + "a=fingerprint:sha-256 AA:BB\na=candidate:1 1 udp 2130706431 127.0.0.1 7478 typ host\n";

    public static final String OFFER = "v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nt=0 0\n"
            + media("audio", "50000", "a=setup:actpass\n")
            + media("video", "50000", "a=setup:actpass\n")
            + "m=application 50000 UDP/DTLS/SCTP webrtc-datachannel\nc=IN IP4 127.0.0.1\na=setup:actpass\n"
            + SETUP_LINES;

    public static final String ANSWER = "v=0\no=- 2 1 IN IP4 127.0.0.1\ns=-\nt=0 0\n"
            + media("audio", "7478", "a=setup:active\n")
            + "m=video 0 UDP/TLS/RTP/SAVPF 0\nc=IN IP4 0.0.0.0\n"
            + "m=application 0 UDP/DTLS/SCTP webrtc-datachannel\nc=IN IP4 0.0.0.0\n";

    public static final String PLAIN = "v=0\no=- 3 1 IN IP4 127.0.0.1\ns=-\nt=0 0\nm=audio 40000 RTP/AVP 0 101\n"
            + "c=IN IP4 127.0.0.1\na=rtpmap:0 PCMU/8000\na=sendrecv\n";

    private Sdps() {}

    static String media(String kind, String port, String lines) {
        return "m=" + kind + " " + port + " UDP/TLS/RTP/SAVPF 0\nc=IN IP4 127.0.0.1\n" + lines + SETUP_LINES
                + "a=rtcp-mux\na=sendrecv\n";
    }
}
