package io.sipwright.scenarios.phone.scripted.sip;

import io.netty.channel.EventLoop;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.scenarios.phone.PhoneEvent;
import io.sipwright.scenarios.phone.scripted.event.PhoneEvents;
import io.sipwright.scenarios.phone.scripted.media.PeerConnection;
import java.util.function.Consumer;

/**
 * What a call needs of its phone.
 *
 * @param form how messages look
 * @param requests sends ours
 * @param wire sends responses
 * @param loop for timers
 * @param events what happens to the phone
 * @param connections opens a peer connection
 */
record CallContext(
        JsSipForm form,
        Requests requests,
        Consumer<SipText> wire,
        EventLoop loop,
        PhoneEvents events,
        PeerConnections connections) {

    /** Opens the media side of a call. */
    interface PeerConnections {
        /**
         * Opens one.
         *
         * @param offers whether we make the first offer
         * @param iceFailed told once when ICE has failed
         */
        PeerConnection open(boolean offers, Runnable iceFailed);
    }

    void happened(PhoneEvent.Kind kind, String detail) {
        events.add(kind, detail);
    }

    void answer(SipText request, int status, String reason, String toTag, Body body) {
        wire.accept(form.response(request, status, reason, toTag, body));
    }

    /** Answers a request within a dialog, whose To has a tag already. */
    void answer(SipText request, int status, String reason) {
        answer(request, status, reason, "", Body.NONE);
    }
}
