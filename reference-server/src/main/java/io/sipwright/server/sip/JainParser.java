package io.sipwright.server.sip;

import gov.nist.javax.sip.header.CSeq;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.parser.StringMsgParser;
import io.sipwright.server.sip.StartLine.RequestLine;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.sip.header.CSeqHeader;
import javax.sip.header.CallIdHeader;
import javax.sip.header.FromHeader;
import javax.sip.header.ToHeader;
import javax.sip.header.ViaHeader;

/** One run of JAIN-SIP's parser over a message whose frame is already known to be sound. */
final class JainParser {
    /** A malformed one of these makes the message malformed; any other is passed on as it is (RFC 3261 §16.3). */
    private static final Set<String> UNDERSTOOD = Set.of(
            "via",
            "from",
            "to",
            "call-id",
            "cseq",
            "max-forwards",
            "route",
            "record-route",
            "contact",
            "content-type",
            "expires",
            "require",
            "proxy-require",
            "path");

    private final List<String> unparsed = new ArrayList<>();

    SIPMessage parse(StartLine start, List<RawHeader> headers, byte[] body) throws BadMessage {
        ParserHoles.close();
        try {
            SIPMessage message = message(start, headers);
            complete(message);
            if (start instanceof RequestLine request) {
                ((CSeq) message.getCSeq()).setMethod(request.method()); // the parser changes its case
            }
            if (body.length > 0) {
                message.setMessageContent(body);
            }
            keepUnparsed(message, headers);
            return message;
        } catch (ParseException e) {
            throw new BadMessage(400, "Malformed: " + place(e));
        } catch (RuntimeException | StackOverflowError e) {
            throw new BadMessage(400, "Malformed message");
        }
    }

    private SIPMessage message(StartLine start, List<RawHeader> headers) throws ParseException {
        StringBuilder text = new StringBuilder(start.text()).append("\r\n");
        for (RawHeader header : headers) {
            if (!header.key().equals("content-length")) {
                text.append(header.line()).append("\r\n");
            }
        }
        byte[] bytes = text.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
        return new StringMsgParser()
                .parseSIPMessage(bytes, false, false, (e, message, type, line, all) -> refused(e, line));
    }

    private void refused(ParseException why, String line) throws ParseException {
        String name = line.substring(0, Math.max(0, line.indexOf(':'))).strip();
        if (UNDERSTOOD.contains(RawHeader.key(name))) {
            throw new ParseException(name + " (RFC 3261 §20)", why.getErrorOffset());
        }
        unparsed.add(line.strip()); // TOR-025 · RFC 3261 §16.3
    }

    private static void complete(SIPMessage message) throws ParseException {
        for (String name :
                List.of(ViaHeader.NAME, FromHeader.NAME, ToHeader.NAME, CallIdHeader.NAME, CSeqHeader.NAME)) {
            if (message.getHeader(name) == null) {
                throw new ParseException(name, 0);
            }
        }
        if (message instanceof SIPRequest request && request.getRequestURI() == null) {
            throw new ParseException("Request-URI", 0);
        }
    }

    /** JAIN-SIP drops the second of two single-value headers; they stay on the message as plain lines. */
    private void keepUnparsed(SIPMessage message, List<RawHeader> headers) {
        Set<String> seen = new HashSet<>();
        for (RawHeader header : headers) {
            if (!seen.add(header.key()) && parsed(message, header.name()) == 1) {
                unparsed.add(header.line());
            }
        }
        unparsed.forEach(message::addUnparsed);
    }

    private static int parsed(SIPMessage message, String name) {
        int count = 0;
        Iterator<?> headers = message.getHeaders(name.toLowerCase(Locale.ROOT));
        while (headers.hasNext()) {
            headers.next();
            count++;
        }
        return count;
    }

    private static String place(ParseException e) {
        String text = e.getMessage() == null ? "message" : e.getMessage();
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
