package io.sipwright.server.nat;

import io.sipwright.server.sip.SipHeaders;
import io.sipwright.server.transport.Flow;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import javax.sip.address.SipURI;
import javax.sip.address.URI;
import javax.sip.message.Message;

/**
 * Mode <em>token</em>: the Contact gets a parameter with a token of its dialog that names the flow (RFC 5626 §5.3.1).
 */
public final class TokenContact implements ContactEdit {
    private static final String PARAMETER = "sw-flow";

    private final FlowTokens tokens;
    private final BiFunction<Flow, URI, FlowName> names;

    /** @param names how tokens name a flow, and the Contact that is behind it */
    public TokenContact(FlowTokens tokens, BiFunction<Flow, URI, FlowName> names) {
        this.tokens = tokens;
        this.names = names;
    }

    @Override
    public void apply(SipURI contact, Message message, Flow source) {
        DialogMark mark = DialogMark.of(SipHeaders.callId(message), SipHeaders.fromTag(message));
        try { // NAT-007 · RFC 5626 §5.3.1
            contact.setParameter(PARAMETER, tokens.issue(mark, false, List.of(names.apply(source, contact))));
        } catch (ParseException notAToken) {
            throw new IllegalStateException(notAToken);
        }
    }

    @Override
    public String rfc() {
        return "5626 §5.3.1";
    }

    /** The parameter's text, where a Request-URI made from such a Contact has it. */
    public static Optional<String> parameter(SipURI requestUri) {
        return Optional.ofNullable(requestUri.getParameter(PARAMETER));
    }

    /** Restores the browser's Contact. */
    public static void remove(SipURI requestUri) {
        requestUri.removeParameter(PARAMETER);
    }
}
