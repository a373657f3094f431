package io.sipwright.server.routing;

import io.sipwright.server.session.MediaRefused;
import io.sipwright.server.session.MediaSessions;
import io.sipwright.server.session.MediaSessions.EndReason;
import io.sipwright.server.session.Peer;
import io.sipwright.server.sip.SipHeaders;
import io.sipwright.server.transport.Flow;
import java.text.ParseException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sip.InvalidArgumentException;
import javax.sip.header.ContentTypeHeader;
import javax.sip.header.RequireHeader;
import javax.sip.message.Message;
import javax.sip.message.Request;
import javax.sip.message.Response;

/**
 * Finds the offers and answers in what passes and has them rewritten (RFC 3264, RFC 3261 §13.2.1, RFC 3262 §5, RFC 3311
 * §5.1). Thread-safe.
 */
final class MediaHook {
    private final MediaSessions sessions;
    /** Calls whose last offer stood in a response: the answer comes in ACK or PRACK. */
    private final Set<String> answerDueInRequest = ConcurrentHashMap.newKeySet();

    MediaHook(MediaSessions sessions) {
        this.sessions = sessions;
    }

    /** A request passes from one flow to the other; its body may be replaced. */
    void request(Request request, Flow from, Flow to) throws MediaRefused {
        if (!hasDescription(request)) {
            return;
        }
        String callId = SipHeaders.callId(request);
        switch (request.getMethod()) {
            case Request.INVITE, Request.UPDATE -> {
                answerDueInRequest.remove(callId);
                offer(request, from, to);
            }
            case Request.PRACK, Request.ACK -> {
                if (answerDueInRequest.contains(callId)) {
                    answer(request, from, to); // SDP-001 · RFC 3261 §13.2.1: offerless INVITE
                } else {
                    offer(request, from, to); // RFC 3262 §5
                }
            }
            default -> {}
        }
    }

    /**
     * A response passes back from one flow to the other.
     *
     * @param offered whether the request carried the offer
     */
    void response(Response response, boolean offered, Flow from, Flow to) throws MediaRefused {
        if (!hasDescription(response) || response.getStatusCode() >= 300) {
            return;
        }
        if (offered) {
            answer(response, from, to);
        } else if (SipHeaders.cseqMethod(response).equals(Request.INVITE) && reliable(response)) {
            answerDueInRequest.add(SipHeaders.callId(response));
            offer(response, from, to);
        }
    }

    /** The call is over (contract N8). */
    void ended(String callId, EndReason reason) {
        answerDueInRequest.remove(callId);
        sessions.end(callId, reason);
    }

    static boolean hasDescription(Message message) {
        return SipHeaders.body(message).length > 0
                && message.getHeader(ContentTypeHeader.NAME) instanceof ContentTypeHeader type
                && type.getContentType().equalsIgnoreCase("application")
                && type.getContentSubType().equalsIgnoreCase("sdp");
    }

    private void offer(Message message, Flow from, Flow to) throws MediaRefused {
        byte[] sdp = sessions.offer(SipHeaders.callId(message), peer(from), peer(to), SipHeaders.body(message));
        replace(message, sdp);
    }

    private void answer(Message message, Flow from, Flow to) throws MediaRefused {
        byte[] sdp = sessions.answer(SipHeaders.callId(message), peer(from), peer(to), SipHeaders.body(message));
        replace(message, sdp);
    }

    /** What can be known of a peer's media from the way it speaks SIP. */
    private static Peer peer(Flow flow) {
        return flow.transport().isWebSocket() ? Peer.BROWSER : Peer.PLAIN;
    }

    private static boolean reliable(Response response) {
        return response.getStatusCode() >= 200
                || SipHeaders.optionTags(response, RequireHeader.NAME).contains("100rel");
    }

    static void replace(Message message, byte[] sdp) {
        try {
            message.setContent(sdp, (ContentTypeHeader) message.getHeader(ContentTypeHeader.NAME));
            message.getContentLength().setContentLength(sdp.length);
        } catch (ParseException | InvalidArgumentException never) {
            throw new IllegalStateException(never);
        }
    }
}
