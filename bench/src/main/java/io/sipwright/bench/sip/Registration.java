package io.sipwright.bench.sip;

import java.util.Optional;

/**
 * One phone's registration: each start is a REGISTER without credentials, its 401, and the REGISTER with the answer to a
 * fresh challenge (RFC 3261 §10.2, §22). One at a time.
 */
public final class Registration implements Operation {
    private static final Outcome NOBODY = new Outcome() {
        @Override
        public void succeeded() {
            // nobody waits
        }

        @Override
        public void failed(String why) {
            // nobody waits
        }
    };

    private final Link link;
    private final Account account;
    private final String head;
    private final String tail;
    private int cseq;
    private boolean answered;
    private Outcome outcome = NOBODY;

    private Registration(Link link, Account account) {
        this.link = link;
        this.account = account;
        String wss = link.transport().equals("WSS") ? ";transport=ws" : "";
        head = "REGISTER sip:%s SIP/2.0\r\nVia: SIP/2.0/%s %s;branch="
                .formatted(account.domain(), link.transport(), link.sentBy());
        tail = (";rport\r\nMax-Forwards: 70\r\nFrom: %s;tag=%s\r\nTo: %s\r\nCall-ID: %s\r\n"
                        + "Contact: <sip:%s@%s%s>\r\nExpires: 600\r\nAllow: INVITE,ACK,CANCEL,BYE,UPDATE,OPTIONS\r\n"
                        + "Supported: path,outbound\r\nUser-Agent: bench\r\nContent-Length: 0\r\n")
                .formatted(
                        account.address(),
                        Tokens.next(),
                        account.address(),
                        callId(),
                        account.user(),
                        link.sentBy(),
                        wss);
    }

    /** A phone with a link of its own. */
    public static Registration alone(Link link, Account account) {
        Registration phone = new Registration(link, account);
        link.listen(phone::receive);
        return phone;
    }

    /** A phone that shares its link; the link's messages come through the dispatcher. */
    static Registration shared(Link link, Account account, Dispatcher dispatcher) {
        Registration phone = new Registration(link, account);
        dispatcher.own(phone.callId(), phone::receive);
        return phone;
    }

    private String callId() {
        return "register-" + account.user() + "-" + link.transport();
    }

    @Override
    public void start(Outcome whoAsks) {
        outcome = whoAsks;
        answered = false;
        send("");
    }

    private void send(String credentials) {
        cseq++;
        link.send(head + Tokens.branch() + tail + "CSeq: " + cseq + " REGISTER\r\n" + credentials + "\r\n");
    }

    private void receive(Message message) {
        if (!message.isResponse() || !message.header("CSeq").startsWith(cseq + " ")) {
            return; // an OPTIONS of the server, or an answer that came twice
        }
        if (message.status() == 200) {
            finish().succeeded();
        } else if (message.status() == 401 && !answered) {
            answered = true;
            Optional<String> answer =
                    account.answer(message.headers("WWW-Authenticate"), "REGISTER", "sip:" + account.domain());
            answer.ifPresentOrElse(
                    value -> send("Authorization: " + value + "\r\n"), () -> finish().failed("no MD5 challenge"));
        } else if (message.status() >= 300) {
            finish().failed(message.toString().lines().findFirst().orElse(""));
        }
    }

    private Outcome finish() {
        Outcome waiting = outcome;
        outcome = NOBODY;
        return waiting;
    }
}
