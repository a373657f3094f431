package io.sipwright.bench.sip;

import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.ua.InviteServer;
import io.sipwright.pstn.ua.ServerTransaction;
import io.sipwright.pstn.ua.Session;
import io.sipwright.pstn.ua.Sessions;
import io.sipwright.pstn.ua.UserAgentCore;
import java.util.function.Function;

/** A callee that rings and answers at once, and accepts every BYE (RFC 3261 §13.3). On the event loop only. */
final class Answerer implements Sessions.Listener {
    private final UserAgentCore core;
    private final String contact;
    private final Function<SipText, String> answers;

    /** @param answers session description for an INVITE */
    Answerer(UserAgentCore core, String contact, Function<SipText, String> answers) {
        this.core = core;
        this.contact = contact;
        this.answers = answers;
    }

    @Override
    public void request(ServerTransaction transaction) {
        if (transaction.isInvite()) {
            new Answered(transaction).begin();
        } else {
            transaction.respond(200, "OK", "");
        }
    }

    private final class Answered implements InviteServer.Listener {
        private final InviteServer server;

        Answered(ServerTransaction transaction) {
            server = new InviteServer(core, transaction, Tokens.next(), 0, this);
        }

        void begin() {
            server.provisional(server.response(180, "Ringing").with("Contact", contact));
            server.accept(server.response(200, "OK")
                    .edit()
                    .add("Contact", contact)
                    .body("application/sdp", answers.apply(server.invite()))
                    .done());
        }

        @Override
        public void request(Session session, ServerTransaction transaction) {
            transaction.respond(200, "OK", "");
            if (transaction.request().method().equals("BYE")) {
                session.end();
                server.terminate();
            }
        }

        @Override
        public void cancelled(SipText cancel) {
            // it was answered before
        }

        @Override
        public void acknowledged(Session session, SipText ack) {
            // the call is established
        }

        @Override
        public void neverAcknowledged(Session session) {
            session.end();
        }
    }
}
