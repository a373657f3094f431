package io.sipwright.scenarios.phone.scripted.sip;

import io.sipwright.scenarios.phone.scripted.media.PeerConnection;
import java.util.function.IntConsumer;

/** The phone's one call, outgoing or incoming. Confined to the phone's event loop. */
sealed interface Call permits OutgoingCall, IncomingCall {
    boolean isOver();

    /** Sends BYE, CANCEL or a final failure, depending on the state. */
    void hangUp();

    /**
     * Sends a request within the dialog.
     *
     * @param status receives the final status once; 0 if there is no dialog
     */
    void request(String method, IntConsumer status);

    PeerConnection media();

    /** The WebSocket was lost; a call that is not established fails. */
    void lost();
}
