package io.sipwright.server.app;

import java.util.UUID;

/** An account of the reference deployment on one end: answers challenges. */
final class TestUser {
    private final SipEnd end;
    private final String user;
    private int cseq = 1;

    TestUser(SipEnd end, String user) {
        this.end = end;
        this.user = user;
    }

    String aor() {
        return "sip:" + user + "@sipwright.test";
    }

    /** Registers with these header lines; the final answer. */
    SipLines register(String... lines) throws InterruptedException {
        return answered("REGISTER", "sip:sipwright.test", aor(), "<" + aor() + ">", lines);
    }

    /** Sends a request outside dialogs and sends it again with credentials; its Call-ID. */
    String sends(String method, String uri, String... lines) throws InterruptedException {
        return sendsFrom("<" + aor() + ">", method, uri, lines);
    }

    /** The same with another From. */
    String sendsFrom(String from, String method, String uri, String... lines) throws InterruptedException {
        Call call = new Call(
                from + ";tag=u" + cseq, "<" + uri + ">", UUID.randomUUID().toString());
        challenged(method, uri, call, lines);
        return call.id();
    }

    private SipLines answered(String method, String uri, String from, String to, String... lines)
            throws InterruptedException {
        Call call =
                new Call("<" + from + ">;tag=u" + cseq, to, UUID.randomUUID().toString());
        challenged(method, uri, call, lines);
        return end.expect("SIP/2.0");
    }

    private void challenged(String method, String uri, Call call, String... lines) throws InterruptedException {
        String first = end.request(method, uri, call, cseq++, lines);
        end.send(first);
        boolean register = method.equals("REGISTER");
        SipLines challenge = end.expect(register ? "SIP/2.0 401" : "SIP/2.0 407");
        if (method.equals("INVITE")) {
            String ack = end.request("ACK", uri, new Call(call.from(), challenge.one("To"), call.id()), cseq - 1);
            end.send(ack.replaceFirst("Via: .*", "Via: " + new SipLines(first).one("Via")));
        }
        String asked = challenge
                .all(register ? "WWW-Authenticate" : "Proxy-Authenticate")
                .get(0);
        String answer = DigestClient.answer(asked, user, user + "-secret", method, uri);
        String[] all = new String[lines.length + 1];
        System.arraycopy(lines, 0, all, 1, lines.length);
        all[0] = (register ? "Authorization: " : "Proxy-Authorization: ") + answer;
        end.send(end.request(method, uri, call, cseq++, all));
    }
}
