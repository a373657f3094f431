package io.sipwright.server.transport;

import io.sipwright.server.sip.BadMessageException;
import javax.sip.message.Message;

/** Receives messages. Called on the flow's event loop: must not block. */
public interface FlowListener {
    /** A well-formed message; a request's top Via already has received and rport (RFC 3261 §18.2.1, RFC 3581 §4). */
    void received(Flow flow, Message message);

    /** Bytes that are not an acceptable message; a response has already been sent if one is due. */
    default void refused(Flow flow, BadMessageException why) {}

    /** The system refused to send this message over UDP, some time after {@link Flow#send} (RFC 3261 §18.4). */
    default void sendFailed(Flow flow, Message message) {}

    /** A connection has closed; never called for UDP. */
    void closed(Flow flow);
}
