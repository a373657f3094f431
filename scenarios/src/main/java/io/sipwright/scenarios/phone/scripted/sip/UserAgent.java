package io.sipwright.scenarios.phone.scripted.sip;

import io.netty.channel.EventLoop;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.sip.SipUri;
import io.sipwright.pstn.ua.DigestClient;
import io.sipwright.pstn.ua.Registration;
import io.sipwright.pstn.ua.RequestListener;
import io.sipwright.pstn.ua.Scheduler;
import io.sipwright.pstn.ua.ServerTransaction;
import io.sipwright.pstn.ua.Sessions;
import io.sipwright.pstn.ua.SipTimers;
import io.sipwright.pstn.ua.Transactions;
import io.sipwright.pstn.ua.UserAgentCore;
import io.sipwright.pstn.wire.ws.WebSocketTarget;
import io.sipwright.pstn.wire.ws.Wiretap;
import io.sipwright.scenarios.phone.Media;
import io.sipwright.scenarios.phone.PhoneEvent;
import io.sipwright.scenarios.phone.SipAccount;
import io.sipwright.scenarios.phone.scripted.event.PhoneEvents;
import io.sipwright.scenarios.phone.scripted.media.PeerConnection;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** A SIP user agent with one connection, one registration and one call. Confined to the phone's event loop. */
public final class UserAgent implements EdgeConnection.Listener, RequestListener, Registration.Listener {
    private static final int EXPIRES_SECONDS = 600;

    private final PhoneEvents events;
    private final EdgeConnection connection;
    private final Transactions transactions;
    private final Sessions sessions;
    private final Registration registration;
    private final CallContext board;
    private @Nullable Call call;
    private String subprotocol = "";
    private boolean registerAsked;

    /** Opens the media side of a call; see {@link PeerConnection}. */
    public interface MediaSide {
        PeerConnection open(boolean offers, Runnable iceFailed);
    }

    public UserAgent(SipIdentity identity, WebSocketTarget target, Wiretap tap, Surroundings around) {
        this.events = around.events();
        this.connection = new EdgeConnection(target, tap, around.loop(), this);
        JsSipForm form = new JsSipForm(identity);
        this.transactions = new Transactions(Scheduler.on(around.loop()), SipTimers.STANDARD, form);
        this.sessions = new Sessions(transactions);
        DigestClient digest = new DigestClient(identity.line().credentials(), () -> Tokens.token(12));
        UserAgentCore core = new UserAgentCore(transactions, sessions, form, uri -> connection, Optional.of(digest));
        this.registration = new Registration(core, binding(identity), this);
        this.board = new CallContext(form, core, events, around.media()::open);
        transactions.listen(this);
        sessions.listen(this::outsideDialog);
    }

    private static Registration.Terms binding(SipIdentity identity) {
        SipAccount line = identity.line();
        return new Registration.Terms(
                "sip:" + line.domain(),
                "<" + line.aor() + ">",
                Tokens.token(10),
                Tokens.token(22),
                identity::registeredContact,
                EXPIRES_SECONDS);
    }

    /**
     * The surroundings of the user agent.
     *
     * @param loop everything happens here
     * @param events what happens to the phone
     * @param media opens peer connections
     */
    public record Surroundings(EventLoop loop, PhoneEvents events, MediaSide media) {}

    /** Connects when there is no connection, and registers. */
    public void register() {
        registerAsked = true;
        connection.whenOpen(registration::register);
    }

    public void unregister() {
        connection.whenOpen(registration::unregister);
    }

    /** Removes every binding of the user. */
    public void unregisterAll() {
        connection.whenOpen(registration::removeAll);
    }

    public boolean isRegistered() {
        return registration.isRegistered();
    }

    /** Places a call. It replaces an earlier call, which must be over. */
    public void call(String destination, Media media) {
        connection.whenOpen(() -> {
            if (busy()) {
                events.add(PhoneEvent.Kind.ERROR, "there is a call already");
                return;
            }
            OutgoingCall next = new OutgoingCall(board, destination, media);
            call = next;
            next.start();
        });
    }

    public void answer() {
        ringing()
                .ifPresentOrElse(
                        IncomingCall::answer, () -> events.add(PhoneEvent.Kind.ERROR, "there is no call to answer"));
    }

    public void reject() {
        ringing()
                .ifPresentOrElse(
                        IncomingCall::reject, () -> events.add(PhoneEvent.Kind.ERROR, "there is no call to reject"));
    }

    private Optional<IncomingCall> ringing() {
        return call instanceof IncomingCall incoming && incoming.isRinging() ? Optional.of(incoming) : Optional.empty();
    }

    public void hangUp() {
        if (call != null) {
            call.hangUp();
        }
    }

    /** Sends a request within the call's dialog; passes on its final status, or 0 if there is no dialog. */
    public void request(String method, IntConsumer status) {
        if (call == null || call.isOver()) {
            status.accept(0);
        } else {
            call.request(method, status);
        }
    }

    /** The media of the call, or of the last one. */
    public Optional<PeerConnection> media() {
        return Optional.ofNullable(call).map(Call::media);
    }

    /** The sub-protocol that the edge agreed to; empty when none. */
    public String subprotocol() {
        return subprotocol;
    }

    /** Closes the WebSocket with a close frame. */
    public void disconnect() {
        media().ifPresent(PeerConnection::close);
        connection.close();
    }

    /** The tab was closed. */
    public void vanish() {
        media().ifPresent(PeerConnection::abandon);
        connection.abort();
    }

    private boolean busy() {
        return call != null && !call.isOver();
    }

    @Override
    public void opened(String agreed) {
        subprotocol = agreed;
        events.add(PhoneEvent.Kind.CONNECTED, subprotocol);
    }

    @Override
    public void closed(String reason, boolean actionsWaited) {
        events.add(PhoneEvent.Kind.DISCONNECTED, reason);
        if (actionsWaited && registerAsked) {
            events.add(PhoneEvent.Kind.REGISTRATION_FAILED, reason);
        }
        if (registration.isRegistered()) {
            events.add(PhoneEvent.Kind.UNREGISTERED, "connection lost");
        }
        registration.lost();
        transactions.lost(connection);
        if (call != null) {
            call.lost();
        }
    }

    @Override
    public void received(byte[] bytes) {
        SipText message = SipText.parse(bytes);
        if (message.isResponse()) {
            response(message);
        } else if (message.isRequest()) {
            transactions.receive(message, connection);
        } else {
            events.add(PhoneEvent.Kind.ERROR, "received data is not SIP: " + message.startLine());
        }
    }

    /** JsSIP drops a response with more Vias than ours (RFC 3261 §8.1.3.3). */
    private void response(SipText response) {
        if (response.vias().size() == 1) {
            transactions.receive(response, connection);
        } else {
            events.add(
                    PhoneEvent.Kind.ERROR,
                    "a " + response.status() + " with " + response.vias().size() + " Vias was dropped");
        }
    }

    @Override
    public void request(ServerTransaction transaction) {
        if (isCalled(transaction.request())) {
            sessions.request(transaction);
        } else {
            transaction.respond(404, "Not Found", Tokens.token(10));
        }
    }

    @Override
    public void ack(SipText ack) {
        if (isCalled(ack)) {
            sessions.ack(ack);
        }
    }

    /** NAT-006, as JsSIP. */
    private boolean isCalled(SipText request) {
        String user = SipUri.parse(request.requestUri()).map(SipUri::user).orElse("");
        boolean called = board.form().identity().isCalled(user);
        if (!called) {
            events.add(
                    PhoneEvent.Kind.ERROR,
                    request.method() + " to user " + user + ", which is not this phone, got 404");
        }
        return called;
    }

    private void outsideDialog(ServerTransaction transaction) {
        switch (transaction.request().method()) {
            case "INVITE" -> {
                if (busy()) {
                    transaction.respond(486, "Busy Here", Tokens.token(10));
                } else {
                    IncomingCall incoming = new IncomingCall(board, transaction);
                    call = incoming;
                    incoming.ring();
                }
            }
            case "OPTIONS", "MESSAGE" -> transaction.respond(200, "OK", Tokens.token(10));
            default -> transaction.respond(405, "Method Not Allowed", Tokens.token(10));
        }
    }

    @Override
    public void registered(int expires) {
        events.add(PhoneEvent.Kind.REGISTERED, Integer.toString(expires));
    }

    /** JsSIP accepts a 200 only if its Contact is in it (REG-002 · RFC 3261 §10.2.4). */
    @Override
    public void notListed() {
        events.add(PhoneEvent.Kind.REGISTRATION_FAILED, "the 200 has no Contact equal to ours");
    }

    @Override
    public void refused(int status) {
        events.add(PhoneEvent.Kind.REGISTRATION_FAILED, Integer.toString(status));
    }

    @Override
    public void removed(int status) {
        events.add(PhoneEvent.Kind.UNREGISTERED, Integer.toString(status));
    }
}
