package io.sipwright.server.media.stun;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.ice4j.StunException;
import org.ice4j.Transport;
import org.ice4j.TransportAddress;
import org.ice4j.attribute.AttributeFactory;
import org.ice4j.message.Message;
import org.ice4j.message.MessageFactory;
import org.ice4j.message.Request;
import org.ice4j.message.Response;
import org.ice4j.security.CredentialsAuthority;
import org.ice4j.stack.StunStack;

/** Writes Binding requests and responses, each with a FINGERPRINT (RFC 8445 §7.1, RFC 8489 §14.7). */
public final class StunWriter {
    private StunWriter() {}

    /**
     * The attributes of a check besides its credentials.
     *
     * @param priority of our candidate as a peer-reflexive one (RFC 8445 §7.1.1)
     * @param controlling our role (RFC 8445 §7.1.3)
     * @param tieBreaker of ours, for a conflict of roles
     * @param useCandidate whether we nominate the pair (RFC 8445 §7.1.2)
     */
    public record Check(long priority, boolean controlling, long tieBreaker, boolean useCandidate) {}

    /** A check; signed with the receiver's password (RFC 8445 §7.2.2). */
    public static byte[] request(TransactionId transaction, String username, String password, Check check) {
        StunLibrary.prepare();
        Request request = MessageFactory.createBindingRequest();
        request.putAttribute(AttributeFactory.createUsernameAttribute(username));
        request.putAttribute(AttributeFactory.createPriorityAttribute(check.priority()));
        request.putAttribute(
                check.controlling()
                        ? AttributeFactory.createIceControllingAttribute(check.tieBreaker())
                        : AttributeFactory.createIceControlledAttribute(check.tieBreaker()));
        if (check.useCandidate()) {
            request.putAttribute(AttributeFactory.createUseCandidateAttribute());
        }
        return signed(request, transaction, password);
    }

    /** Success, with the address from which the check came (RFC 8445 §7.3.1.2); signed with our password. */
    public static byte[] success(TransactionId transaction, InetSocketAddress from, String password) {
        StunLibrary.prepare();
        Request answered = identified(MessageFactory.createBindingRequest(), transaction);
        Response response = MessageFactory.createBindingResponse(answered, new TransportAddress(from, Transport.UDP));
        return signed(response, transaction, password);
    }

    /** An unsigned refusal of an unauthenticated request (RFC 8489 §9.1.3). */
    public static byte[] refusal(TransactionId transaction, int code) {
        StunLibrary.prepare();
        Response response = MessageFactory.createBindingErrorResponse((char) code);
        response.putAttribute(AttributeFactory.createFingerprintAttribute());
        return identified(response, transaction).encode(new StunStack());
    }

    /**
     * A refusal that is signed.
     *
     * @param unknown attributes that are not understood, for 420 (RFC 8489 §14.8)
     */
    public static byte[] refusal(TransactionId transaction, int code, List<Integer> unknown, String password) {
        StunLibrary.prepare();
        char[] types = new char[unknown.size()];
        for (int i = 0; i < types.length; i++) {
            types[i] = (char) unknown.get(i).intValue();
        }
        Response response =
                MessageFactory.createBindingErrorResponse((char) code, null, types.length == 0 ? null : types);
        return signed(response, transaction, password);
    }

    private static byte[] signed(Message message, TransactionId transaction, String password) {
        message.putAttribute(AttributeFactory.createMessageIntegrityAttribute("any"));
        message.putAttribute(AttributeFactory.createFingerprintAttribute());
        StunStack stack = new StunStack();
        stack.getCredentialsManager().registerAuthority(new OnePassword(password.getBytes(StandardCharsets.UTF_8)));
        return identified(message, transaction).encode(stack);
    }

    private static <M extends Message> M identified(M message, TransactionId transaction) {
        try {
            message.setTransactionID(transaction.bytes());
            return message;
        } catch (StunException e) {
            throw new IllegalStateException("a transaction id has 12 bytes", e);
        }
    }

    /** The library asks its stack for keys by user name; here every name has the one that signs this message. */
    @SuppressWarnings("ArrayRecordComponent")
    private record OnePassword(byte[] key) implements CredentialsAuthority {
        @Override
        public byte[] getLocalKey(String username) {
            return key;
        }

        @Override
        public byte[] getRemoteKey(String username, String media) {
            return key;
        }

        @Override
        public boolean checkLocalUserName(String username) {
            return true;
        }
    }
}
