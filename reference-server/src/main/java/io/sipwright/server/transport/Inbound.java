package io.sipwright.server.transport;

import io.sipwright.server.sip.BadMessageException;
import io.sipwright.server.sip.SipCodec;
import javax.sip.message.Message;

/** What the {@code sip-codec} stage passes to the {@code flow} stage. */
sealed interface Inbound {
    /** A well-formed message. */
    record Read(Message message) implements Inbound {}

    /** Bytes that the codec refused. */
    record Refused(byte[] bytes, BadMessageException why) implements Inbound {}

    static Inbound of(SipCodec codec, byte[] bytes) {
        try {
            return new Read(codec.parse(bytes));
        } catch (BadMessageException why) {
            return new Refused(bytes, why);
        }
    }
}
