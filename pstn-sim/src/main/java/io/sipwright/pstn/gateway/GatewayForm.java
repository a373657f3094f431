package io.sipwright.pstn.gateway;

import io.sipwright.pstn.sip.SipEdit;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.ua.Identifiers;
import io.sipwright.pstn.ua.MessageForm;
import io.sipwright.pstn.ua.RequestFields;

/**
 * The gateway's message format.
 *
 * @param sentBy {@code host:port}
 * @param contact value of Contact
 */
record GatewayForm(String sentBy, String contact) implements MessageForm {
    @Override
    public String via() {
        return "SIP/2.0/UDP " + sentBy + ";branch=" + Identifiers.branch() + ";rport";
    }

    @Override
    public SipEdit begin(RequestFields fields) {
        return fields.edit(via()).add("Contact", contact).add("Content-Length", "0");
    }

    @Override
    public SipText end(SipEdit request) {
        return request.done();
    }
}
