package io.sipwright.bench.sip;

import java.util.Collections;
import java.util.List;

/**
 * A call's caller: INVITE, a challenge where there is one, ACK, BYE (RFC 3261 §13.2, §15). Nothing is sent twice: on
 * loopback a lost message is a failure worth counting.
 */
public final class OutgoingCall {
    /** Told how the call goes, on the event loop. */
    public interface Listener {
        /** The first 200, which has been acknowledged. */
        void answered(Message ok);

        /** BYE was answered. */
        void ended();

        void failed(String why);
    }

    private final Link link;
    private final CallTerms terms;
    private final Listener listener;
    private final String callId = Tokens.next() + "@bench";
    private final String from;
    private String branch = "";
    private String to;
    private String remote;
    private String routes = "";
    private int cseq;
    private boolean authenticated;
    private boolean answered;

    public OutgoingCall(Link link, CallTerms terms, Listener listener) {
        this.link = link;
        this.terms = terms;
        this.listener = listener;
        this.from = terms.caller() + ";tag=" + Tokens.next();
        this.to = "<" + terms.target() + ">";
        this.remote = terms.target();
    }

    public String callId() {
        return callId;
    }

    public void invite() {
        sendInvite("");
    }

    private void sendInvite(String credentials) {
        cseq++;
        branch = Tokens.branch();
        link.send(request("INVITE", branch)
                + contact()
                + credentials
                + "Allow: INVITE,ACK,CANCEL,BYE,UPDATE,OPTIONS\r\nSupported: outbound\r\nUser-Agent: bench\r\n"
                + "Content-Type: application/sdp\r\nContent-Length: "
                + terms.offer().length() + "\r\n\r\n"
                + terms.offer());
    }

    private String contact() {
        String wss = link.transport().equals("WSS") ? ";transport=ws" : "";
        return "Contact: <sip:bench@" + link.sentBy() + wss + ">\r\n";
    }

    private String request(String method, String viaBranch) {
        return method + " " + remote + " SIP/2.0\r\nVia: SIP/2.0/" + link.transport() + " " + link.sentBy() + ";branch="
                + viaBranch + ";rport\r\n" + routes + "Max-Forwards: 70\r\nFrom: " + from + "\r\nTo: " + to
                + "\r\nCall-ID: " + callId + "\r\nCSeq: " + cseq + " " + method + "\r\n";
    }

    /** Ends an answered call. */
    public void bye() {
        cseq++;
        link.send(request("BYE", Tokens.branch()) + "Content-Length: 0\r\n\r\n");
    }

    void receive(Message message) {
        if (!message.isResponse()) {
            return;
        }
        String method = message.method();
        if (method.equals("BYE") && message.status() >= 200) {
            listener.ended();
        } else if (method.equals("INVITE") && message.header("CSeq").startsWith(cseq + " ")) {
            answerToInvite(message);
        }
    }

    private void answerToInvite(Message message) {
        int status = message.status();
        if (status >= 200 && status < 300) {
            acceptOnce(message);
        } else if (status >= 300) {
            acknowledgeFailure(message);
            challengedOrFailed(message);
        }
    }

    private void acceptOnce(Message ok) {
        if (answered) {
            return;
        }
        answered = true;
        to = ok.header("To");
        List<String> contact = ok.addresses("Contact");
        remote = contact.isEmpty()
                ? remote
                : contact.get(0).substring(1, contact.get(0).length() - 1);
        List<String> set = ok.addresses("Record-Route");
        Collections.reverse(set);
        routes = set.isEmpty() ? "" : "Route: " + String.join(", ", set) + "\r\n";
        link.send(request("ACK", Tokens.branch()) + "Content-Length: 0\r\n\r\n");
        listener.answered(ok);
    }

    /** RFC 3261 §17.1.1.3: the same branch, and the To of the answer. */
    private void acknowledgeFailure(Message failure) {
        String ours = to;
        to = failure.header("To");
        link.send(request("ACK", branch) + "Content-Length: 0\r\n\r\n");
        to = ours;
    }

    private void challengedOrFailed(Message failure) {
        if (failure.status() == 407 && !authenticated) {
            authenticated = true;
            terms.account()
                    .flatMap(account -> account.answer(failure.headers("Proxy-Authenticate"), "INVITE", terms.target()))
                    .ifPresentOrElse(
                            value -> sendInvite("Proxy-Authorization: " + value + "\r\n"),
                            () -> listener.failed("no MD5 challenge that could be answered"));
        } else {
            listener.failed(failure.toString().lines().findFirst().orElse(""));
        }
    }
}
