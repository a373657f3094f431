package io.sipwright.scenarios.rule;

import io.sipwright.pstn.sip.SipText;
import java.nio.charset.StandardCharsets;

/** Messages for scripts, from a start line and header lines; a part that begins with {@code v=0} is the SDP. */
final class Texts {
    private Texts() {}

    static SipText answer(String status, String cseq, String challenge) {
        return text(status, "reg", "CSeq: " + cseq + " REGISTER", "WWW-Authenticate: Digest realm=\"x\", " + challenge);
    }

    static SipText text(String start, String callId, String... parts) {
        boolean whole = start.startsWith("SIP/2.0");
        SipText text = SipText.startingWith(whole ? start : start + " SIP/2.0")
                .with("Call-ID", callId)
                .with("From", "<sip:alice@x.test>;tag=a")
                .with("To", "<sip:9002@x.test>");
        for (String part : parts) {
            text = part.startsWith("v=0") ? sdp(text, part) : part.equals("tag") ? tagged(text) : header(text, part);
        }
        return text;
    }

    private static SipText tagged(SipText text) {
        return text.with("To", "<sip:9002@x.test>;tag=b");
    }

    private static SipText header(SipText text, String part) {
        String[] header = part.split(": ", 2);
        return text.edit().add(header[0], header[1]).done();
    }

    private static SipText sdp(SipText text, String sdp) {
        return text.withBody("application/sdp", sdp.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }
}
