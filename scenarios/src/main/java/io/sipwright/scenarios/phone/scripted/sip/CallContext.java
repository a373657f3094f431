package io.sipwright.scenarios.phone.scripted.sip;

import io.sipwright.pstn.ua.ServerTransaction;
import io.sipwright.pstn.ua.UserAgentCore;
import io.sipwright.scenarios.phone.PhoneEvent;
import io.sipwright.scenarios.phone.scripted.event.PhoneEvents;
import io.sipwright.scenarios.phone.scripted.media.PeerConnection;

/**
 * The parts of a phone that a call uses.
 *
 * @param form the message format
 * @param core the phone's user agent
 * @param events what happens to the phone
 * @param connections opens a peer connection
 */
record CallContext(JsSipForm form, UserAgentCore core, PhoneEvents events, PeerConnections connections) {

    /** Opens the media side of a call. */
    interface PeerConnections {
        /**
         * Opens one.
         *
         * @param offers whether we make the first offer
         * @param iceFailed runs once when ICE has failed
         */
        PeerConnection open(boolean offers, Runnable iceFailed);
    }

    void happened(PhoneEvent.Kind kind, String detail) {
        events.add(kind, detail);
    }

    /** Answers a request within a dialog, whose To has a tag already. */
    void answer(ServerTransaction transaction, int status, String reason, Body body) {
        transaction.respond(form.response(transaction.request(), status, reason, "", body));
    }

    void answer(ServerTransaction transaction, int status, String reason) {
        answer(transaction, status, reason, Body.NONE);
    }
}
