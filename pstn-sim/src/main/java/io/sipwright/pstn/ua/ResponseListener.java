package io.sipwright.pstn.ua;

import io.sipwright.pstn.sip.SipText;

/** Receives what becomes of a request. */
public interface ResponseListener {
    /** For a request whose outcome changes nothing any more. */
    ResponseListener NONE = new ResponseListener() {
        @Override
        public void response(SipText response) {
            // nobody waits for it
        }

        @Override
        public void failed(int status) {
            // nobody waits for it
        }
    };

    /** Each provisional response, then one final response; of a 2xx to INVITE also every repetition and every fork's. */
    void response(SipText response);

    /**
     * No final response will come.
     *
     * @param status what stands for it: 408 after Timer B or F, 503 when the flow is lost (RFC 3261 §8.1.3.1)
     */
    void failed(int status);
}
