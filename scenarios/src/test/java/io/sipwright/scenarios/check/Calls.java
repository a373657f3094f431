package io.sipwright.scenarios.check;

/** Whole calls for tests, which each test then breaks in one place. */
final class Calls {
    static final String TAGGED = "To: <sip:9002@x.test>;tag=b";
    static final String CONTACT = "Contact: <sip:tok123@abc.invalid;transport=ws>";
    static final String ROUTES = "Record-Route: <sip:127.0.0.1:7060;lr>, <sip:127.0.0.1:7443;transport=ws;lr>";

    private Calls() {}

    static Script registered() {
        return Script.phone()
                .call("reg")
                .sends("REGISTER sip:x.test", "CSeq: 1 REGISTER", CONTACT)
                .gets(
                        "SIP/2.0 401 Unauthorized",
                        "CSeq: 1 REGISTER",
                        "WWW-Authenticate: Digest realm=\"x\", nonce=\"n1\"")
                .sends("REGISTER sip:x.test", "CSeq: 2 REGISTER", CONTACT, "Authorization: Digest nonce=\"n1\"")
                .gets("SIP/2.0 200 OK", "CSeq: 2 REGISTER", CONTACT + ";expires=600")
                .call("call-1");
    }

    /** The browser's side of a call that it placed and that was answered. */
    static Script placed(String answer) {
        return Script.phone()
                .sends("INVITE sip:9002@x.test", "CSeq: 1 INVITE", CONTACT, Sdps.OFFER)
                .gets("SIP/2.0 180 Ringing", "CSeq: 1 INVITE", TAGGED)
                .gets("SIP/2.0 200 OK", "CSeq: 1 INVITE", TAGGED, ROUTES, answer)
                .sends("ACK sip:9002@127.0.0.1:7070", "CSeq: 1 ACK", TAGGED);
    }

    /** The far end's side of the same call. */
    static Script taken(String offer) {
        return taken(offer, "call-1");
    }

    /** The same, in a dialog of its own when the Call-ID is another one. */
    static Script taken(String offer, String callId) {
        return Script.farEnd()
                .call(callId)
                .gets("INVITE sip:9002@127.0.0.1:7070", "CSeq: 1 INVITE", CONTACT, ROUTES, offer)
                .sends("SIP/2.0 180 Ringing", "CSeq: 1 INVITE", TAGGED)
                .sends("SIP/2.0 200 OK", "CSeq: 1 INVITE", TAGGED, Sdps.PLAIN)
                .gets("ACK sip:9002@127.0.0.1:7070", "CSeq: 1 ACK", TAGGED);
    }

    /** The far end's side of a call that it placed to the browser. */
    static Script dialled(String answer) {
        return Script.farEnd()
                .sends("INVITE sip:alice@x.test", "CSeq: 1 INVITE", Sdps.PLAIN)
                .gets("SIP/2.0 180 Ringing", "CSeq: 1 INVITE", TAGGED)
                .gets("SIP/2.0 200 OK", "CSeq: 1 INVITE", TAGGED, ROUTES, CONTACT, answer)
                .sends(
                        "ACK sip:tok123@abc.invalid;transport=ws",
                        "CSeq: 1 ACK",
                        TAGGED,
                        "Route: <sip:127.0.0.1:7060;lr>");
    }

    /** The browser's side of the same call. */
    static Script rung(String offer) {
        return Script.phone()
                .at(20)
                .gets("INVITE sip:tok123@abc.invalid;transport=ws", "CSeq: 1 INVITE", ROUTES, offer)
                .sends("SIP/2.0 180 Ringing", "CSeq: 1 INVITE", TAGGED)
                .sends("SIP/2.0 200 OK", "CSeq: 1 INVITE", TAGGED, CONTACT, Sdps.ANSWER)
                .gets("ACK sip:tok123@abc.invalid;transport=ws", "CSeq: 1 ACK", TAGGED);
    }
}
