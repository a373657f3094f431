package io.sipwright.server.sip;

import gov.nist.javax.sip.header.ExtensionHeaderImpl;
import gov.nist.javax.sip.message.SIPMessage;
import java.text.ParseException;
import java.util.Collection;
import java.util.List;
import java.util.ListIterator;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sip.InvalidArgumentException;
import javax.sip.address.SipURI;
import javax.sip.header.Header;
import javax.sip.header.ViaHeader;
import javax.sip.message.Message;
import javax.sip.message.Request;

/**
 * Headers, URIs and requests made from text. If the server's own text does not parse, that is a defect and throws
 * {@link IllegalArgumentException}. Thread-safe.
 */
public final class SipElements {
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");
    private static final int QUOTED = 200;

    private SipElements() {}

    /** One header with one value. */
    public static Header header(String name, String value) {
        try {
            return SipFactories.headers().createHeader(name, value);
        } catch (ParseException ours) {
            throw new IllegalArgumentException(name + ": " + value, ours);
        }
    }

    /** One header whose value is taken as it is, unparsed. */
    public static Header plain(String name, String value) {
        ExtensionHeaderImpl header = new ExtensionHeaderImpl(name);
        header.setValue(value);
        return header;
    }

    /** One header for each value. */
    public static List<Header> headers(String name, Collection<String> values) {
        return values.stream().map(value -> header(name, value)).toList();
    }

    /** @throws IllegalArgumentException if the text is not a SIP URI */
    public static SipURI uri(String text) {
        return parsedUri(text).orElseThrow(() -> new IllegalArgumentException("no SIP URI: " + text));
    }

    /**
     * The Request-URI for a Contact or Route: header fields and a method may stand there, but not in a Request-URI (RFC
     * 3261 §19.1.1 table 1).
     *
     * @throws IllegalArgumentException if the text is not a SIP URI
     */
    public static SipURI requestUri(String contact) {
        int headers = contact.indexOf('?', Math.max(0, contact.indexOf('@'))); // a user part may have one too
        SipURI uri = uri(headers < 0 ? contact : contact.substring(0, headers));
        uri.removeParameter("method");
        return uri;
    }

    /** The text as a SIP URI, or empty if it is not one; for text from outside. */
    public static Optional<SipURI> parsedUri(String text) {
        try {
            return Optional.of(SipFactories.addresses().createURI(text))
                    .filter(SipURI.class::isInstance)
                    .map(SipURI.class::cast);
        } catch (ParseException foreign) {
            return Optional.empty();
        }
    }

    public static ViaHeader via(String host, int port, String transport, String branch) {
        try {
            return SipFactories.headers().createViaHeader(host, port, transport, branch);
        } catch (ParseException | InvalidArgumentException ours) {
            throw new IllegalArgumentException("Via " + host + ":" + port + ";" + branch, ours);
        }
    }

    /**
     * Text that may quote a peer, fit for a reason phrase and a header: control characters become a space, so that no line
     * of the peer's stands in our messages and logs, and what is longer than 200 characters is cut (RFC 3261 §25.1).
     */
    public static String oneLine(String text) {
        String plain = CONTROL.matcher(text).replaceAll(" ");
        return plain.length() > QUOTED ? plain.substring(0, QUOTED) + "…" : plain;
    }

    /**
     * A request from its start line and header lines.
     *
     * @throws IllegalArgumentException if one of them is no single line, or no line of SIP
     */
    public static Request request(String... lines) {
        for (String line : lines) {
            if (line.indexOf('\r') >= 0 || line.indexOf('\n') >= 0) {
                throw new IllegalArgumentException("more than one line: " + oneLine(line));
            }
        }
        String text = String.join("\r\n", lines) + "\r\n\r\n";
        try {
            return SipFactories.messages().createRequest(text);
        } catch (ParseException ours) {
            throw new IllegalArgumentException(text, ours);
        }
    }

    /**
     * Makes a message of ours keep the original text of those headers that were copied from other messages and are
     * unchanged.
     */
    public static void keepText(Message made, Message from, Message alsoFrom) {
        OriginalText.of((SIPMessage) from)
                .and(OriginalText.of((SIPMessage) alsoFrom))
                .keepWith((SIPMessage) made);
    }

    /** Removes every header of a name, including those that the parser could not read. */
    public static void remove(Message message, String name) {
        message.removeHeader(name);
        ListIterator<String> unread = ((SIPMessage) message).getUnrecognizedHeaders();
        while (unread.hasNext()) {
            String line = unread.next();
            int colon = line.indexOf(':');
            if (colon >= 0 && line.substring(0, colon).strip().equalsIgnoreCase(name)) {
                unread.remove();
            }
        }
    }

    /** The text after the colon. */
    public static String value(Header header) {
        String line = header.toString();
        return line.substring(line.indexOf(':') + 1).strip();
    }
}
