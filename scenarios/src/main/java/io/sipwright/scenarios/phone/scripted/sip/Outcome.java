package io.sipwright.scenarios.phone.scripted.sip;

import io.sipwright.pstn.sip.SipText;

/** Hears what becomes of a request; called on the phone's event loop. */
interface Outcome {
    /** A response, provisional or final; no more after a final one, save repeated 2xx to INVITE. */
    void response(SipText response);

    /** No final response will come: 408 after Timer B or F, 503 when the connection is gone (RFC 3261 §8.1.3.1). */
    void gone(int status);
}
