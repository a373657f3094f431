package io.sipwright.pstn.ua;

import io.sipwright.pstn.sip.SipText;

/** Receives the responses to a request. */
public interface ResponseListener {
    /** Ignores the responses. */
    ResponseListener NONE = new ResponseListener() {
        @Override
        public void response(SipText response) {
            // not waited for
        }

        @Override
        public void failed(int status) {
            // not waited for
        }
    };

    /**
     * Each provisional response, then one final response; for INVITE also repetitions of the 2xx and those of forks.
     */
    void response(SipText response);

    /**
     * No final response will come.
     *
     * @param status 408 after Timer B or F, 503 if the flow is lost (RFC 3261 §8.1.3.1)
     */
    void failed(int status);
}
