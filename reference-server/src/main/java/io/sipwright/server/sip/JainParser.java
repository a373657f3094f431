package io.sipwright.server.sip;

import gov.nist.javax.sip.header.CSeq;
import gov.nist.javax.sip.header.ExtensionHeaderImpl;
import gov.nist.javax.sip.header.ExtensionHeaderList;
import gov.nist.javax.sip.header.SIPHeader;
import gov.nist.javax.sip.header.SIPHeaderList;
import gov.nist.javax.sip.message.ListMap;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.parser.ParserFactory;
import gov.nist.javax.sip.parser.RequestLineParser;
import gov.nist.javax.sip.parser.StatusLineParser;
import java.text.ParseException;
import java.util.List;
import java.util.ListIterator;
import java.util.Set;
import javax.sip.header.CSeqHeader;
import javax.sip.header.CallIdHeader;
import javax.sip.header.FromHeader;
import javax.sip.header.ToHeader;
import javax.sip.header.ViaHeader;

/** Runs JAIN-SIP's parser over a message with valid framing. */
final class JainParser {
    /** If one of these is malformed, so is the message; any other header is forwarded as it is (RFC 3261 §16.3). */
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

    /** Headers whose content the server never uses; they are not parsed. */
    private static final Set<String> OPAQUE = Set.of(
            "user-agent",
            "server",
            "subject",
            "organization",
            "allow",
            "accept",
            "accept-encoding",
            "accept-language",
            "alert-info",
            "call-info",
            "error-info",
            "warning",
            "date",
            "mime-version",
            "in-reply-to",
            "priority",
            "reply-to");

    static {
        ParserFixes.apply();
    }

    SIPMessage parse(StartLine start, RawMessage raw, byte[] body) throws BadMessageException {
        try {
            SIPMessage message = message(start);
            OriginalText original = new OriginalText(raw.charset());
            original.startLine(OriginalText.encodedStart(message), start.text());
            for (int i = 0; i < raw.headers().size(); i++) {
                attach(message, i, raw.headers().get(i), original);
            }
            complete(message);
            if (body.length > 0) {
                message.setMessageContent(body);
            }
            original.keepWith(message);
            return message;
        } catch (ParseException e) {
            throw new BadMessageException(400, "Malformed: " + place(e));
        } catch (RuntimeException | StackOverflowError e) {
            throw new BadMessageException(400, "Malformed message");
        }
    }

    private static SIPMessage message(StartLine start) throws ParseException {
        if (start instanceof StartLine.StatusLine) {
            SIPResponse response = new SIPResponse();
            response.setStatusLine(new StatusLineParser(start.text() + "\n").parse());
            return response;
        }
        try {
            SIPRequest request = new SIPRequest();
            request.setRequestLine(new RequestLineParser(start.text() + "\n").parse());
            return request;
        } catch (ParseException e) {
            throw new ParseException("Request-URI (RFC 3261 §19.1)", e.getErrorOffset());
        }
    }

    private static void attach(SIPMessage message, int position, RawHeader header, OriginalText original)
            throws ParseException {
        if (header.key().equals("content-length")) {
            original.contentLength(position, header, Integer.parseInt(header.value()));
            return;
        }
        SIPHeader parsed = isOpaque(header) ? opaque(header) : parsed(header);
        if (isSecond(message, parsed)) {
            original.unparsed(position, header, header.text());
            message.addUnparsed(header.text()); // JAIN-SIP would drop it
            return;
        }
        message.attachHeader(parsed, false);
        original.header(position, header, parsed);
    }

    /** Of the P- headers (RFC 7315, RFC 3325) only the text is used, and JAIN-SIP prints stack traces of bad ones. */
    private static boolean isOpaque(RawHeader header) {
        return OPAQUE.contains(header.key()) || header.key().startsWith("p-");
    }

    /** Whether the message has this header already and JAIN-SIP allows it only once. */
    private static boolean isSecond(SIPMessage message, SIPHeader parsed) {
        ListIterator<SIPHeader> before = message.getHeaders(parsed.getName());
        boolean many = parsed instanceof SIPHeaderList<?> || ListMap.hasList(parsed);
        return before.hasNext() && (!many || !ListMap.hasList(before.next()));
    }

    private static SIPHeader parsed(RawHeader header) throws ParseException {
        try {
            SIPHeader parsed = ParserFactory.createParser(header.text() + "\n").parse();
            if (parsed instanceof CSeq cseq) {
                cseq.setMethod(MessageRules.cseqMethod(header.value())); // JAIN-SIP writes capitals
            }
            return parsed;
        } catch (ParseException | RuntimeException e) {
            if (UNDERSTOOD.contains(header.key())) {
                throw new ParseException(header.name() + " (RFC 3261 §20)", 0);
            }
            return opaque(header); // TOR-025 · RFC 3261 §16.3
        }
    }

    private static SIPHeader opaque(RawHeader header) {
        String name = RawHeader.longName(header.name());
        ExtensionHeaderImpl value = new ExtensionHeaderImpl(name);
        value.setValue(header.value());
        ExtensionHeaderList list = new ExtensionHeaderList(name);
        list.add(value);
        return list;
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

    private static String place(ParseException e) {
        String text = e.getMessage() == null ? "message" : e.getMessage();
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
