package io.sipwright.server.sip;

import java.text.ParseException;
import javax.sip.header.RecordRouteHeader;
import javax.sip.header.ToHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;

/** Makes our own responses to a request (RFC 3261 §8.2.6). Shares no header object with the request. */
public final class Responses {
    private Responses() {}

    /** With the standard reason phrase of the status. */
    public static Response to(Request request, int status) {
        try {
            Response response = SipFactories.messages().createResponse(status, request);
            SipElements.keepText(response, request, request);
            tag(response, request);
            if (status < Response.RINGING || status >= Response.MULTIPLE_CHOICES) {
                response.removeHeader(RecordRouteHeader.NAME); // RFC 3261 §20 table 2: only in 18x and 2xx
            }
            return response;
        } catch (ParseException e) {
            throw new IllegalArgumentException("no response " + status + " can be made: " + e.getMessage(), e);
        }
    }

    /**
     * With the given reason phrase, made {@linkplain SipElements#oneLine one line}.
     *
     * @throws IllegalArgumentException if the status is not 100 to 699
     */
    public static Response to(Request request, int status, String reason) {
        try {
            Response response = to(request, status);
            response.setReasonPhrase(SipElements.oneLine(reason));
            return response;
        } catch (ParseException e) {
            throw new IllegalArgumentException("bad reason phrase " + reason, e);
        }
    }

    /** The response to send when the intended one does not fit into a datagram (RFC 3261 §18.1.1, §21.5.1). */
    public static Response tooLarge(Request request) {
        return to(request, Response.SERVER_INTERNAL_ERROR, "Answer does not fit into a datagram");
    }

    /** Whether the To tag of this ACK is the one of our own response to its INVITE. */
    public static boolean acknowledged(Request ack) {
        return SipHeaders.toTag(ack).equals(ToTag.of(ack));
    }

    private static void tag(Response response, Request request) throws ParseException {
        ToHeader to = (ToHeader) response.getHeader(ToHeader.NAME);
        if (response.getStatusCode() > Response.TRYING && to.getTag() == null) {
            to.setTag(ToTag.of(request));
        }
    }
}
