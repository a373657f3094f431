package io.sipwright.scenarios.phone.scripted.sip;

import io.sipwright.scenarios.phone.scripted.media.PeerConnection;
import java.util.function.IntConsumer;

/** The phone's one call, made or taken. Confined to the phone's event loop. */
sealed interface Call permits OutgoingCall, IncomingCall {
    boolean isOver();

    /** BYE, CANCEL or a refusal, whichever fits. */
    void hangUp();

    /**
     * Sends a request within the dialog.
     *
     * @param status receives the final status once; 0 when there is no dialog to send it in
     */
    void request(String method, IntConsumer status);

    PeerConnection media();

    /** The WebSocket is gone; what is not established fails. */
    void lost();
}
