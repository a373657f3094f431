package io.sipwright.pstn.ua;

import io.sipwright.pstn.sip.SipEdit;
import io.sipwright.pstn.sip.SipText;

/** The shortest legal messages. */
final class PlainForm implements MessageForm {
    private int branches;

    @Override
    public String via() {
        branches++;
        return "SIP/2.0/UDP 127.0.0.1:5060;branch=z9hG4bK" + branches + ";rport";
    }

    @Override
    public SipText end(SipEdit request) {
        return request.add("Contact", "<sip:me@127.0.0.1:5060>")
                .set("Content-Length", "0")
                .done();
    }

    SipText request(String method) {
        return end(begin(
                RequestFields.of(method, "sip:you@example.test", "<sip:me@test>;tag=a", "<sip:you@test>", "one", 1)));
    }
}
