package io.sipwright.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

/** An end with an account of the reference deployment, that writes what JsSIP writes. */
abstract class AccountEnd extends SipEnd {
    private final String user;
    private final String host = UUID.randomUUID().toString().substring(0, 8) + ".invalid";
    private final String token = "tok" + UUID.randomUUID().toString().substring(0, 6);
    private int cseq = 1;

    AccountEnd(String user) {
        this.user = user;
    }

    final String aor() {
        return "sip:" + user + "@sipwright.test";
    }

    /** The user part of its Contacts. */
    final String token() {
        return token;
    }

    final String host() {
        return host;
    }

    @Override
    String contact() {
        return "Contact: <sip:" + token + "@" + host + ";transport=ws;ob>";
    }

    /** The Contact that it registers. */
    String registeredContact() {
        return "Contact: <sip:" + token + "@" + host + ";transport=ws>;expires=600";
    }

    /** Registers with the password of the reference deployment. */
    final SipLines register() throws InterruptedException {
        String uri = "sip:sipwright.test";
        SipLines challenge = registered(uri, "");
        assertThat(challenge.start()).startsWith("SIP/2.0 401");
        return registered(uri, "Authorization: " + answer(challenge.one("WWW-Authenticate"), "REGISTER", uri));
    }

    private SipLines registered(String uri, String authorization) throws InterruptedException {
        String[] more = authorization.isEmpty()
                ? new String[] {registeredContact()}
                : new String[] {registeredContact(), authorization};
        send(request(
                "REGISTER", uri, new Call("<" + aor() + ">;tag=r1", "<" + aor() + ">", "reg-" + token), cseq++, more));
        return expect("SIP/2.0");
    }

    /** Sends an initial request, answers the 407 and sends it again; the call's id is the answer. */
    final String initial(String method, String uri, String... more) throws InterruptedException {
        String callId = UUID.randomUUID().toString();
        String from = "<" + aor() + ">;tag=" + token;
        String first = request(method, uri, new Call(from, "<" + uri + ">", callId), 1, more);
        send(first);
        SipLines challenge = expect("SIP/2.0 407");
        if (method.equals("INVITE")) {
            String ack = request("ACK", uri, new Call(from, challenge.one("To"), callId), 1);
            send(ack.replaceFirst("Via: .*", "Via: " + new SipLines(first).one("Via")));
        }
        String[] again = new String[more.length + 1];
        System.arraycopy(more, 0, again, 1, more.length);
        again[0] = authorization(challenge, method, uri);
        send(request(method, uri, new Call(from, "<" + uri + ">", callId), 2, again));
        return callId;
    }

    /** Logs in with a request that claims to belong to a dialog. */
    final void initialInDialog(String method, String uri, String... more) throws InterruptedException {
        Call call = new Call(
                "<" + aor() + ">;tag=" + token,
                "<" + uri + ">;tag=zz",
                UUID.randomUUID().toString());
        send(request(method, uri, call, 1, more));
        String[] again = new String[more.length + 1];
        System.arraycopy(more, 0, again, 1, more.length);
        again[0] = authorization(expect("SIP/2.0 407"), method, uri);
        send(request(method, uri, call, 2, again));
    }

    /** The header line that answers a 407. */
    final String authorization(SipLines challenge, String method, String uri) {
        return "Proxy-Authorization: " + answer(challenge.one("Proxy-Authenticate"), method, uri);
    }

    private String answer(String challenge, String method, String uri) {
        return DigestClient.answer(challenge, user, user + "-secret", method, uri);
    }
}
