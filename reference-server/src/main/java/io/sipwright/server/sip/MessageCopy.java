package io.sipwright.server.sip;

import gov.nist.javax.sip.header.Contact;
import gov.nist.javax.sip.header.ContentLength;
import gov.nist.javax.sip.header.MaxForwards;
import gov.nist.javax.sip.header.RequestLine;
import gov.nist.javax.sip.header.Route;
import gov.nist.javax.sip.header.SIPHeader;
import gov.nist.javax.sip.header.SIPHeaderList;
import gov.nist.javax.sip.header.StatusLine;
import gov.nist.javax.sip.header.To;
import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.text.ParseException;
import java.util.Iterator;
import java.util.ListIterator;
import javax.sip.message.Request;
import javax.sip.message.Response;

/**
 * Copies of messages. Of the headers, only those of the kinds that the server changes in place are copied with them
 * (RFC 3261 §16.6 step 1): Via, Contact, Route, To and Max-Forwards. All other header objects are shared, so nobody may
 * change one: replace it. Body bytes are shared as well. Thread-safe.
 */
public final class MessageCopy {
    private MessageCopy() {}

    public static Request of(Request request) {
        SIPRequest copy = new SIPRequest();
        copy.setRequestLine(
                (RequestLine) ((SIPRequest) request).getRequestLine().clone());
        fill(copy, (SIPRequest) request);
        return copy;
    }

    public static Response of(Response response) {
        SIPResponse copy = new SIPResponse();
        copy.setStatusLine((StatusLine) ((SIPResponse) response).getStatusLine().clone());
        fill(copy, (SIPResponse) response);
        return copy;
    }

    /** Whether the server changes headers of this kind in place. */
    static boolean isChangedInPlace(SIPHeader header) {
        return header instanceof Via
                || header instanceof Contact
                || header instanceof Route
                || header instanceof To
                || header instanceof MaxForwards;
    }

    private static void fill(SIPMessage copy, SIPMessage from) {
        try {
            for (Iterator<SIPHeader> headers = from.getHeaders(); headers.hasNext(); ) {
                SIPHeader header = headers.next();
                if (header instanceof SIPHeaderList<?> list) {
                    for (SIPHeader each : list) {
                        copy.attachHeader(own(each), false);
                    }
                } else if (!(header instanceof ContentLength)) {
                    copy.attachHeader(own(header), false);
                }
            }
            for (ListIterator<String> lines = from.getUnrecognizedHeaders(); lines.hasNext(); ) {
                copy.addUnparsed(lines.next());
            }
            byte[] body = from.getRawContent();
            if (body != null) {
                copy.setMessageContent(body);
            }
        } catch (ParseException never) {
            throw new IllegalStateException(never);
        }
        copy.setApplicationData(from.getApplicationData());
    }

    private static SIPHeader own(SIPHeader header) {
        return isChangedInPlace(header) ? (SIPHeader) header.clone() : header;
    }
}
