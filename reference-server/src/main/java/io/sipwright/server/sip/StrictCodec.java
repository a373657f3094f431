package io.sipwright.server.sip;

import gov.nist.javax.sip.message.SIPMessage;
import java.util.Arrays;
import javax.sip.message.Message;

/**
 * The codec of this server: first the rules of RFC 3261, then JAIN-SIP's parser with the fixes of {@link ParserFixes}.
 * Bounded in time and memory for any input. Keeps no state between messages.
 */
public final class StrictCodec implements SipCodec {

    @Override
    public Message parse(byte[] bytes) throws BadMessageException {
        RawMessage raw = RawMessage.cut(bytes);
        try {
            return parse(raw);
        } catch (BadMessageException e) {
            throw answerable(raw) ? e : new BadMessageException(0, e.getMessage());
        }
    }

    private static Message parse(RawMessage raw) throws BadMessageException {
        StartLine start = StartLine.parse(raw.startLine());
        framing(raw.framing());
        MessageRules.check(raw, start);
        byte[] body = Arrays.copyOf(raw.body(), MessageRules.bodyLength(raw));
        return new JainParser().parse(start, raw, body);
    }

    private static void framing(RawMessage.Framing framing) throws BadMessageException {
        switch (framing) {
            case WHOLE -> {}
            case BARE_LINE_END -> throw new BadMessageException(400, "Line end is not CRLF (RFC 3261 §7)");
            case NO_EMPTY_LINE -> throw new BadMessageException(400, "No empty line after the header (RFC 3261 §7)");
            case TOO_LONG -> throw new BadMessageException(513, "Header section too large"); // RFC 3261 §21.5.7
        }
    }

    private static boolean answerable(RawMessage raw) {
        return Refusal.method(raw).filter(method -> !method.equals("ACK")).isPresent() && Refusal.hasUsableVia(raw);
    }

    @Override
    public byte[] encode(Message message) {
        return WireText.of((SIPMessage) message);
    }
}
