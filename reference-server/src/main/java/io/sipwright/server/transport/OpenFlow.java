package io.sipwright.server.transport;

import javax.sip.message.Message;

/** A flow, with the methods that only the transports call. */
sealed interface OpenFlow extends Flow permits UdpFlow, WebSocketFlow {
    /** Sends the bytes of one SIP message. */
    boolean sendBytes(byte[] message);

    /** The peer sent something other than SIP. */
    void rejectForeignData();

    /** Encodes on the caller's thread, so the caller may change the message afterwards. */
    @Override
    boolean send(Message message);
}
