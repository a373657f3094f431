package io.sipwright.bench.sip;

import io.sipwright.pstn.sip.SipEdit;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.ua.MessageForm;

/**
 * The generator's short message format.
 *
 * @param link the connection that they use
 */
record LinkForm(Link link) implements MessageForm {
    static final String ALLOW = "INVITE,ACK,CANCEL,BYE,UPDATE,OPTIONS";

    @Override
    public String via() {
        return "SIP/2.0/" + link.transport() + " " + link.sentBy() + ";branch=" + Tokens.branch() + ";rport";
    }

    String contact(String user) {
        return "<sip:" + user + "@" + link.sentBy() + (link.transport().equals("WSS") ? ";transport=ws>" : ">");
    }

    @Override
    public SipText end(SipEdit request) {
        return request.add("Content-Length", "0").done();
    }
}
