package io.sipwright.pstn.ua;

import io.sipwright.pstn.sip.DigestCredentials;
import io.sipwright.pstn.sip.SipText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A user agent on a simulated clock; its flow keeps sent messages, and its listener keeps a log. */
final class UserAgentUnderTest implements InviteClient.Listener, InviteServer.Listener, Sessions.Listener {
    final SimulatedClock clock = new SimulatedClock();
    final RecordingFlow flow = new RecordingFlow(clock, false);
    final PlainForm form = new PlainForm();
    final Transactions transactions = new Transactions(clock, SipTimers.STANDARD, form);
    final Sessions sessions = new Sessions(transactions);
    final DigestClient digest = new DigestClient(new DigestCredentials("alice", "secret"), () -> "cn");
    final UserAgentCore core = new UserAgentCore(transactions, sessions, form, uri -> flow, Optional.of(digest));
    final List<String> log = new ArrayList<>();
    final List<ServerTransaction> requests = new ArrayList<>();

    @Nullable
    Session session;

    UserAgentUnderTest() {
        transactions.listen(sessions);
        sessions.listen(this);
    }

    Session session() {
        return Objects.requireNonNull(session);
    }

    InviteClient call() {
        return call(form.request("INVITE"));
    }

    InviteClient call(SipText invite) {
        return new InviteClient(core, invite, this).begin();
    }

    /** An incoming call. */
    InviteServer called(SipText invite) {
        receive(invite);
        return new InviteServer(core, requests.get(requests.size() - 1), "b", 0, this);
    }

    void receive(SipText message) {
        transactions.receive(message, flow);
    }

    /** A response of the peer to the last request of this method. */
    SipText answer(String method, int status, String tag) {
        return flow.last(method).answer(status, "Said", tag).with("Contact", "<sip:you@10.0.0.9>");
    }

    /** A request of the peer within the dialog of the session. */
    SipText within(String method, long cseq) {
        Dialog dialog = session().dialog();
        return form.end(form.begin(new RequestFields(
                method,
                "sip:me@127.0.0.1",
                List.of(),
                dialog.remote(),
                dialog.local(),
                dialog.id().callId(),
                cseq)));
    }

    @Override
    public void provisional(SipText response) {
        log.add("provisional " + response.status());
    }

    @Override
    public void accepted(Session accepted, SipText ok) {
        session = accepted;
        log.add("accepted " + ok.to().tag());
    }

    @Override
    public void refused(SipText response) {
        log.add("refused " + response.status());
    }

    @Override
    public void failed(int status) {
        log.add("failed " + status);
    }

    @Override
    public void cancelled(SipText cancel) {
        log.add("cancelled");
    }

    @Override
    public void neverAcknowledgedProvisionally() {
        log.add("no PRACK");
    }

    @Override
    public void request(ServerTransaction transaction) {
        requests.add(transaction);
        log.add("outside " + transaction.request().method());
    }

    @Override
    public void request(Session within, ServerTransaction transaction) {
        requests.add(transaction);
        log.add("within " + within.dialog().id().remoteTag() + " "
                + transaction.request().method());
    }

    @Override
    public void acknowledged(Session within, SipText ack) {
        log.add("acknowledged " + ack.cseqNumber());
    }

    @Override
    public void neverAcknowledged(Session within) {
        log.add("never acknowledged");
    }
}
