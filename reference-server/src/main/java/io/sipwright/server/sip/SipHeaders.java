package io.sipwright.server.sip;

import gov.nist.javax.sip.header.ParametersHeader;
import gov.nist.javax.sip.header.SIPHeader;
import gov.nist.javax.sip.message.SIPMessage;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.sip.address.SipURI;
import javax.sip.address.URI;
import javax.sip.header.CSeqHeader;
import javax.sip.header.CallIdHeader;
import javax.sip.header.ContactHeader;
import javax.sip.header.FromHeader;
import javax.sip.header.Header;
import javax.sip.header.Parameters;
import javax.sip.header.ToHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.Message;

/** Reads what JAIN-SIP's interfaces do not expose or split between several types. Never changes a message. */
public final class SipHeaders {
    /** The magic cookie of RFC 3261 §8.1.1.7. */
    public static final String MAGIC_COOKIE = "z9hG4bK";

    private SipHeaders() {}

    /** @throws IllegalArgumentException if there is no Via, which the codec never allows */
    public static ViaHeader topVia(Message message) {
        if (message.getHeader(ViaHeader.NAME) instanceof ViaHeader via) {
            return via;
        }
        throw new IllegalArgumentException("message without Via");
    }

    /** The branch of the top Via; empty if it has none. */
    public static String branch(Message message) {
        String branch = topVia(message).getBranch();
        return branch == null ? "" : branch;
    }

    public static String callId(Message message) {
        return ((CallIdHeader) message.getHeader(CallIdHeader.NAME)).getCallId();
    }

    public static long cseq(Message message) {
        return ((CSeqHeader) message.getHeader(CSeqHeader.NAME)).getSeqNumber();
    }

    public static String cseqMethod(Message message) {
        return ((CSeqHeader) message.getHeader(CSeqHeader.NAME)).getMethod();
    }

    /** Empty if there is none (RFC 2543). */
    public static String fromTag(Message message) {
        String tag = ((FromHeader) message.getHeader(FromHeader.NAME)).getTag();
        return tag == null ? "" : tag;
    }

    /** Empty if there is none yet. */
    public static String toTag(Message message) {
        String tag = ((ToHeader) message.getHeader(ToHeader.NAME)).getTag();
        return tag == null ? "" : tag;
    }

    /** The text after the colon of the first header of this name. */
    public static Optional<String> value(Message message, String name) {
        List<String> values = values(message, name);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }

    /** The text after the colon of each header of this name, in order; a comma list counts as several headers. */
    public static List<String> values(Message message, String name) {
        List<String> values = new ArrayList<>();
        Iterator<SIPHeader> headers = ((SIPMessage) message).getHeaders(name);
        while (headers.hasNext()) {
            values.add(headers.next().getHeaderValue());
        }
        return values;
    }

    /** All headers of a name that parsed into this type, in order. */
    public static <H extends Header> List<H> all(Message message, String name, Class<H> type) {
        List<H> found = new ArrayList<>();
        Iterator<SIPHeader> headers = ((SIPMessage) message).getHeaders(name);
        while (headers.hasNext()) {
            SIPHeader header = headers.next();
            if (type.isInstance(header)) {
                found.add(type.cast(header));
            }
        }
        return found;
    }

    /**
     * The option tags of Supported, Require, Proxy-Require or Unsupported as they are written, without repetitions. The
     * set finds a tag in any case (RFC 3261 §7.3.1).
     */
    public static Set<String> optionTags(Message message, String name) {
        Set<String> tags = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (String value : values(message, name)) {
            for (String tag : value.split(",", -1)) {
                if (!tag.isBlank()) {
                    tags.add(tag.strip());
                }
            }
        }
        return tags;
    }

    /** A header parameter without its quotes; empty text for one without a value, as in {@code ;rport}. */
    public static Optional<String> parameter(Parameters header, String name) {
        String value = header.getParameter(name);
        if (value != null) {
            return Optional.of(value);
        }
        boolean flag = header instanceof ParametersHeader parameters && parameters.hasParameter(name);
        return flag ? Optional.of("") : Optional.empty();
    }

    /** A URI parameter; empty text for one without a value, as in {@code ;lr} or {@code ;ob}. */
    public static Optional<String> parameter(URI uri, String name) {
        return uri instanceof SipURI sip ? Optional.ofNullable(sip.getParameter(name)) : Optional.empty();
    }

    /** Whether one of the Contacts is {@code *} (RFC 3261 §10.2.2). */
    public static boolean wildcardContact(Message message) {
        return all(message, ContactHeader.NAME, ContactHeader.class).stream().anyMatch(ContactHeader::isWildCard);
    }

    /** The body; empty if there is none. */
    public static byte[] body(Message message) {
        byte[] body = message.getRawContent();
        return body == null ? new byte[0] : body;
    }
}
