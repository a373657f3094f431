package io.sipwright.server.sip;

import javax.sip.message.Message;

/** Reads and writes SIP messages. Thread-safe. */
public interface SipCodec {
    /**
     * Parses one whole message.
     *
     * @throws BadMessage with the SIP status to send; {@link BadMessage#status()} 0 means drop
     */
    Message parse(byte[] bytes) throws BadMessage;

    byte[] encode(Message message);
}
