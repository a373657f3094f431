package io.sipwright.server.sip;

import java.nio.charset.StandardCharsets;
import javax.sip.message.Message;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** Small messages for tests, from text. */
public final class Texts {
    private static final SipCodec CODEC = new StrictCodec();

    private Texts() {}

    /** A request with one Via; the CSeq number is 1. */
    public static String request(String method, String branch, String... more) {
        StringBuilder text = new StringBuilder(method + " sip:bob@sipwright.test SIP/2.0\r\n"
                + "Via: SIP/2.0/WSS a1.invalid;branch=" + branch + "\r\n"
                + "Max-Forwards: 70\r\n"
                + "From: <sip:alice@sipwright.test>;tag=f1\r\n"
                + "To: <sip:bob@sipwright.test>\r\n"
                + "Call-ID: c1\r\n"
                + "CSeq: 1 " + method + "\r\n");
        for (String line : more) {
            text.append(line).append("\r\n");
        }
        return text.append("\r\n").toString();
    }

    public static Request parsed(String text) {
        return (Request) message(text);
    }

    public static Response response(Request request, int status) {
        return Responses.to(request, status);
    }

    public static Message message(String text) {
        try {
            return CODEC.parse(bytes(text));
        } catch (BadMessageException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
