package io.sipwright.server.transport;

import javax.sip.message.Message;

/** A flow as the transports themselves see it. */
sealed interface OpenFlow extends Flow permits UdpFlow, WebSocketFlow {
    /** Sends bytes that are one SIP message already. */
    boolean sendBytes(byte[] message);

    /** The peer sent what is no SIP at all. */
    void rejectForeignData();

    /** Encodes on the caller's thread, so that the caller may change its message afterwards. */
    @Override
    boolean send(Message message);
}
