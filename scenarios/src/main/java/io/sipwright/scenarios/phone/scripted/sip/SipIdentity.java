package io.sipwright.scenarios.phone.scripted.sip;

import io.sipwright.scenarios.phone.SipAccount;

/**
 * The identifiers of one page load of JsSIP.
 *
 * @param line the account
 * @param transport {@code WSS} or {@code WS}, for the Via
 * @param viaHost a random name under {@code .invalid}, because a browser does not know its address (RFC 7118 §5, B.1)
 * @param contactUser a random token
 * @param instance {@code urn:uuid:…} (RFC 5626 §4.1)
 */
public record SipIdentity(SipAccount line, String transport, String viaHost, String contactUser, String instance) {

    /** A new one. */
    public static SipIdentity of(SipAccount line, String transport) {
        return new SipIdentity(line, transport, Tokens.token(12) + ".invalid", Tokens.token(8), Tokens.instance());
    }

    String via() {
        return "SIP/2.0/" + transport + " " + viaHost + ";branch=" + Tokens.branch();
    }

    String contactUri() {
        return "sip:" + contactUser + "@" + viaHost + ";transport=ws";
    }

    String registeredContact(int expires) {
        return "<" + contactUri() + ">;+sip.ice;reg-id=1;+sip.instance=\"<" + instance + ">\";expires=" + expires;
    }

    /** For an INVITE: {@code ;ob} asks that the dialog keep to this flow (RFC 5626 §4.3). */
    String callingContact() {
        return "<" + contactUri() + ";ob>";
    }

    String answeringContact() {
        return "<" + contactUri() + ">";
    }

    /** JsSIP answers 404 to any other user part (NAT-006). */
    boolean isCalled(String userPart) {
        return userPart.equals(contactUser) || userPart.equals(line.user());
    }
}
