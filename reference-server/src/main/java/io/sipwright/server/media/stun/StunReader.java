package io.sipwright.server.media.stun;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.ice4j.StunException;
import org.ice4j.attribute.Attribute;
import org.ice4j.attribute.ErrorCodeAttribute;
import org.ice4j.attribute.IceControlAttribute;
import org.ice4j.attribute.MessageIntegrityAttribute;
import org.ice4j.attribute.OptionalAttribute;
import org.ice4j.attribute.PriorityAttribute;
import org.ice4j.attribute.UsernameAttribute;
import org.ice4j.message.Message;
import org.jspecify.annotations.Nullable;

/** Reads Binding requests and responses. */
public final class StunReader {
    static final int HEADER_BYTES = 20;
    /** Types below must be understood, those from here on may be skipped (RFC 8489 §14). */
    private static final int COMPREHENSION_OPTIONAL = 0x8000;

    private StunReader() {}

    /** The message; empty if it is not STUN, damaged (wrong FINGERPRINT, RFC 8489 §14.7) or not a Binding. */
    public static Optional<StunMessage> read(byte[] bytes, int offset, int length) {
        StunLibrary.prepare();
        byte[] copy = Arrays.copyOfRange(bytes, offset, offset + length);
        try {
            return message(Message.decode(copy, 0, copy.length), copy);
        } catch (StunException | RuntimeException damaged) { // the library trusts the lengths that it reads
            return Optional.empty();
        }
    }

    private static Optional<StunMessage> message(Message message, byte[] bytes) {
        if (message.getTransactionID().length != TransactionId.BYTES) { // RFC 3489: no magic cookie
            return Optional.empty();
        }
        return switch (message.getMessageType()) {
            case Message.BINDING_REQUEST -> Optional.of(request(message, bytes));
            case Message.BINDING_SUCCESS_RESPONSE, Message.BINDING_ERROR_RESPONSE ->
                Optional.of(response(message, bytes));
            default -> Optional.empty();
        };
    }

    private static BindingRequest request(Message message, byte[] bytes) {
        return new BindingRequest(
                TransactionId.of(message.getTransactionID()),
                username((UsernameAttribute) message.getAttribute(Attribute.USERNAME)),
                priority((PriorityAttribute) message.getAttribute(Attribute.PRIORITY)),
                message.containsAttribute(Attribute.USE_CANDIDATE),
                tieBreaker((IceControlAttribute) message.getAttribute(Attribute.ICE_CONTROLLING)),
                tieBreaker((IceControlAttribute) message.getAttribute(Attribute.ICE_CONTROLLED)),
                unknown(message),
                integrity(message, bytes));
    }

    private static BindingResponse response(Message message, byte[] bytes) {
        ErrorCodeAttribute error = (ErrorCodeAttribute) message.getAttribute(Attribute.ERROR_CODE);
        boolean refused = message.getMessageType() == Message.BINDING_ERROR_RESPONSE;
        return new BindingResponse(
                TransactionId.of(message.getTransactionID()), refused ? code(error) : 0, integrity(message, bytes));
    }

    private static int code(@Nullable ErrorCodeAttribute error) {
        return error == null ? 500 : error.getErrorCode();
    }

    private static String username(@Nullable UsernameAttribute username) {
        return username == null ? "" : new String(username.getUsername(), StandardCharsets.UTF_8);
    }

    private static long priority(@Nullable PriorityAttribute priority) {
        return priority == null ? 0 : priority.getPriority();
    }

    private static OptionalLong tieBreaker(@Nullable IceControlAttribute control) {
        return control == null ? OptionalLong.empty() : OptionalLong.of(control.getTieBreaker());
    }

    private static List<Integer> unknown(Message message) {
        return message.getAttributes().stream()
                .filter(OptionalAttribute.class::isInstance)
                .map(a -> (int) a.getAttributeType())
                .filter(type -> type < COMPREHENSION_OPTIONAL)
                .toList();
    }

    private static Integrity integrity(Message message, byte[] bytes) {
        MessageIntegrityAttribute found = (MessageIntegrityAttribute) message.getAttribute(Attribute.MESSAGE_INTEGRITY);
        return found == null
                ? Integrity.none()
                : Integrity.of(bytes, found.getLocationInMessage(), found.getHmacSha1Content());
    }
}
