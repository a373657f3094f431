package io.sipwright.server.sip;

import gov.nist.javax.sip.address.AddressFactoryImpl;
import gov.nist.javax.sip.header.HeaderFactoryImpl;
import gov.nist.javax.sip.message.MessageFactoryImpl;
import javax.sip.address.AddressFactory;
import javax.sip.header.HeaderFactory;
import javax.sip.message.MessageFactory;

/** The factories of JAIN-SIP's object model. They keep no state of a caller, so all threads share them. */
public final class SipFactories {
    private static final AddressFactory ADDRESSES = new AddressFactoryImpl();
    private static final HeaderFactory HEADERS = new HeaderFactoryImpl();
    private static final MessageFactory MESSAGES = new MessageFactoryImpl();

    static {
        ParserFixes.apply();
    }

    private SipFactories() {}

    public static AddressFactory addresses() {
        return ADDRESSES;
    }

    public static HeaderFactory headers() {
        return HEADERS;
    }

    public static MessageFactory messages() {
        return MESSAGES;
    }
}
