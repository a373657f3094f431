package io.sipwright.scenarios.phone.scripted.sip;

import io.sipwright.pstn.sip.SipText;

/** For requests whose outcome changes nothing any more. */
final class Ignored implements Outcome {
    static final Outcome OUTCOME = new Ignored();

    private Ignored() {}

    @Override
    public void response(SipText response) {}

    @Override
    public void gone(int status) {}
}
