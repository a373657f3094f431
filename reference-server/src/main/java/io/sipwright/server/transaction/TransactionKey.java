package io.sipwright.server.transaction;

import io.sipwright.server.sip.SipHeaders;
import io.sipwright.server.transport.Flow;
import javax.sip.header.ViaHeader;
import javax.sip.message.Message;
import javax.sip.message.Request;
import javax.sip.message.Response;

/**
 * Identifies a transaction (RFC 3261 §17.1.3, §17.2.3).
 *
 * @param scope the connection that it came on, so that no other connection can interfere (WS-014); sent-by for UDP
 * @param branch of the top Via; for RFC 2543 clients what §17.2.3 compares instead
 * @param method an ACK has its INVITE's
 */
record TransactionKey(String scope, String branch, String method) {

    static TransactionKey ofRequest(Flow flow, Request request) {
        ViaHeader via = SipHeaders.topVia(request);
        String sentBy = via.getHost() + ":" + via.getPort();
        String method = request.getMethod().equals(Request.ACK) ? Request.INVITE : request.getMethod();
        return new TransactionKey(scope(flow, sentBy), branch(request), method);
    }

    /** Our own branch is unique, so sent-by is not needed. */
    static TransactionKey ofOwn(Flow flow, Request request) {
        return new TransactionKey(scope(flow, ""), SipHeaders.branch(request), request.getMethod());
    }

    static TransactionKey ofResponse(Flow flow, Response response) {
        return new TransactionKey(scope(flow, ""), SipHeaders.branch(response), SipHeaders.cseqMethod(response));
    }

    /** The key of the INVITE that a CANCEL names (RFC 3261 §9.2). */
    TransactionKey ofInvite() {
        return new TransactionKey(scope, branch, Request.INVITE);
    }

    private static String scope(Flow flow, String sentBy) {
        return flow.transport().isWebSocket() ? flow.id() : sentBy;
    }

    private static String branch(Message message) {
        String branch = SipHeaders.branch(message);
        boolean unique =
                branch.startsWith(SipHeaders.MAGIC_COOKIE) && branch.length() > SipHeaders.MAGIC_COOKIE.length();
        // TOR-033, TOR-049 · RFC 3261 §17.2.3: without the cookie the branch is not unique
        return unique
                ? branch
                : String.join(
                        "\n",
                        SipHeaders.callId(message),
                        SipHeaders.fromTag(message),
                        Long.toString(SipHeaders.cseq(message)),
                        branch);
    }
}
