package io.sipwright.server.sip;

import javax.sip.message.Message;

/** Reads and writes SIP messages. Thread-safe. */
public interface SipCodec {
    /**
     * Parses one whole message.
     *
     * @throws BadMessageException with the SIP status to send; {@link BadMessageException#status()} 0 means drop
     */
    Message parse(byte[] bytes) throws BadMessageException;

    byte[] encode(Message message);
}
