package io.sipwright.server.sip;

import gov.nist.javax.sip.header.ContentLength;
import gov.nist.javax.sip.header.SIPHeader;
import gov.nist.javax.sip.header.SIPHeaderList;
import gov.nist.javax.sip.message.SIPMessage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.ListIterator;

/**
 * A message as bytes. JAIN-SIP's own encoder is not used: it writes the header in the body's character set, changes the
 * top Via and loses the lines that it could not parse.
 */
final class WireText {
    private static final int USUAL_HEADER_CHARS = 1024;

    private WireText() {}

    static byte[] of(SIPMessage message) {
        byte[] body = SipHeaders.body(message);
        byte[] head = head(message, body.length).getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }

    private static String head(SIPMessage message, int bodyLength) {
        StringBuilder text = new StringBuilder(USUAL_HEADER_CHARS).append(message.getFirstLine());
        Iterator<SIPHeader> headers = message.getHeaders();
        while (headers.hasNext()) {
            SIPHeader header = headers.next();
            if (header instanceof SIPHeaderList<?> list) {
                // RFC 3261 §7.3.1 allows a comma list too, but the browsers' parsers expect one Via to a line
                list.forEach(value -> value.encode(text));
            } else if (!(header instanceof ContentLength)) {
                header.encode(text);
            }
        }
        ListIterator<String> unparsed = message.getUnrecognizedHeaders();
        while (unparsed.hasNext()) {
            text.append(unparsed.next()).append("\r\n");
        }
        return text.append("Content-Length: ")
                .append(bodyLength)
                .append("\r\n\r\n")
                .toString();
    }
}
