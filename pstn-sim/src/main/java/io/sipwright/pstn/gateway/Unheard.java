package io.sipwright.pstn.gateway;

import io.sipwright.pstn.sip.SipText;

/** Sends a request whose outcome changes nothing any more, such as BYE. */
final class Unheard implements ClientTransaction.User {
    static final ClientTransaction.User USER = new Unheard();

    private Unheard() {}

    @Override
    public void response(SipText response) {
        // The transcript has it.
    }

    @Override
    public void timedOut() {
        // The transcript shows that no response came.
    }
}
