package io.sipwright.bench.sip;

import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.ua.InviteClient;
import io.sipwright.pstn.ua.RequestFields;
import io.sipwright.pstn.ua.ResponseListener;
import io.sipwright.pstn.ua.ServerTransaction;
import io.sipwright.pstn.ua.Session;
import io.sipwright.pstn.ua.UserAgentCore;
import org.jspecify.annotations.Nullable;

/**
 * The caller's side of a call: INVITE, digest if challenged, ACK, BYE (RFC 3261 §13.2, §15). On the event loop only.
 */
public final class OutgoingCall {
    /** Receives the progress of the call, on the event loop. */
    public interface Listener {
        /** The first 200; its ACK has been sent. */
        void answered(SipText ok);

        /** BYE was answered. */
        void ended();

        void failed(String why);
    }

    private final Listener listener;
    private final InviteClient client;
    private @Nullable Session session;

    OutgoingCall(UserAgentCore core, String contact, CallTerms terms, Listener listener) {
        this.listener = listener;
        RequestFields fields = RequestFields.of(
                "INVITE",
                terms.target(),
                terms.caller() + ";tag=" + Tokens.next(),
                "<" + terms.target() + ">",
                Tokens.next() + "@bench",
                1);
        SipText invite = core.form()
                .begin(fields)
                .add("Contact", contact)
                .add("Allow", LinkForm.ALLOW)
                .add("Supported", "outbound")
                .add("User-Agent", "bench")
                .body("application/sdp", terms.offer())
                .done();
        client = new InviteClient(core, invite, new Progress());
    }

    public void invite() {
        client.begin();
    }

    /** Ends an answered call. */
    public void bye() {
        if (session != null) {
            session.bye(new Farewell());
        }
    }

    private final class Progress implements InviteClient.Listener {
        @Override
        public void provisional(SipText response) {
            // only the answer counts
        }

        @Override
        public void accepted(Session answered, SipText ok) {
            session = answered;
            listener.answered(ok);
        }

        @Override
        public void refused(SipText response) {
            listener.failed(response.startLine());
        }

        @Override
        public void failed(int status) {
            listener.failed("INVITE got no final response");
        }

        @Override
        public void request(Session within, ServerTransaction transaction) {
            transaction.respond(200, "OK", "");
        }

        @Override
        public void acknowledged(Session within, SipText ack) {
            // this side has sent no 2xx
        }

        @Override
        public void neverAcknowledged(Session within) {
            // this side has sent no 2xx
        }
    }

    private final class Farewell implements ResponseListener {
        @Override
        public void response(SipText response) {
            if (response.status() >= 200) {
                client.terminate();
                listener.ended();
            }
        }

        @Override
        public void failed(int status) {
            listener.failed("BYE got no final response");
        }
    }
}
