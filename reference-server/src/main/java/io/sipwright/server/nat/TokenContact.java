package io.sipwright.server.nat;

import io.sipwright.server.transport.Flow;
import java.text.ParseException;
import java.util.Optional;
import javax.sip.address.SipURI;

/** Mode <em>token</em>: the Contact stays as it is and gains a signed parameter that names the flow (RFC 5626 §5.3.1). */
public final class TokenContact implements ContactEdit {
    private static final String PARAMETER = "sw-flow";

    private final FlowTokens tokens;

    public TokenContact(FlowTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public void apply(SipURI contact, Flow source) {
        try {
            contact.setParameter(PARAMETER, tokens.issue(source.id())); // NAT-007 · RFC 5626 §5.3.1
        } catch (ParseException notAToken) {
            throw new IllegalStateException(notAToken);
        }
    }

    @Override
    public String rfc() {
        return "5626 §5.3.1";
    }

    /** The flow that a Request-URI made from such a Contact names, if the parameter is there and ours. */
    public static Optional<String> flowId(SipURI requestUri, FlowTokens tokens) {
        return Optional.ofNullable(requestUri.getParameter(PARAMETER)).flatMap(tokens::verify);
    }

    /** Gives the browser its Contact back as it wrote it. */
    public static void remove(SipURI requestUri) {
        requestUri.removeParameter(PARAMETER);
    }
}
