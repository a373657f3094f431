package io.sipwright.scenarios.phone.scripted.sip;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.sip.SipUri;
import io.sipwright.pstn.wire.ws.SipWebSocket;
import io.sipwright.pstn.wire.ws.WebSocketTarget;
import io.sipwright.pstn.wire.ws.Wiretap;
import io.sipwright.scenarios.phone.Media;
import io.sipwright.scenarios.phone.PhoneEvent;
import io.sipwright.scenarios.phone.scripted.event.PhoneEvents;
import io.sipwright.scenarios.phone.scripted.media.PeerConnection;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** A SIP user agent with one WebSocket, one registration and one call. Confined to the phone's event loop. */
public final class UserAgent implements SipWebSocket.Observer {
    private static final long KEEP_ALIVE_SECONDS = 60;

    private final WebSocketTarget target;
    private final Wiretap tap;
    private final EventLoop loop;
    private final PhoneEvents events;
    private final ClientTransactions transactions;
    private final Registration registration;
    private final CallContext board;
    private final Deque<Runnable> whenOpen = new ArrayDeque<>();
    private @Nullable SipWebSocket socket;
    private @Nullable Future<?> keepAlive;
    private @Nullable Call call;
    private String subprotocol = "";
    private boolean registerAsked;

    /** Opens the media side of a call; see {@link PeerConnection}. */
    public interface MediaSide {
        PeerConnection open(boolean offers, Runnable iceFailed);
    }

    public UserAgent(SipIdentity identity, WebSocketTarget target, Wiretap tap, Surroundings around) {
        this.target = target;
        this.tap = tap;
        this.loop = around.loop();
        this.events = around.events();
        this.transactions = new ClientTransactions(loop, this::send);
        JsSipForm form = new JsSipForm(identity);
        Requests requests = new Requests(transactions, identity);
        this.registration = new Registration(form, requests, events, loop);
        this.board = new CallContext(form, requests, this::send, loop, events, around.media()::open);
    }

    /**
     * Where the user agent lives.
     *
     * @param loop everything happens here
     * @param events what happens to the phone
     * @param media opens peer connections
     */
    public record Surroundings(EventLoop loop, PhoneEvents events, MediaSide media) {}

    /** Connects when there is no connection, and registers. */
    public void register() {
        registerAsked = true;
        connected(registration::register);
    }

    public void unregister() {
        connected(registration::unregister);
    }

    public boolean isRegistered() {
        return registration.isRegistered();
    }

    /** Calls; an older call that is over gives way. */
    public void call(String destination, Media media) {
        connected(() -> {
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

    /** Sends a request within the call's dialog; told its final status, or 0 when there is no dialog. */
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

    /** Closes the WebSocket in the orderly way. */
    public void disconnect() {
        media().ifPresent(PeerConnection::close);
        if (socket != null) {
            socket.close();
        }
    }

    /** The tab is gone. */
    public void vanish() {
        media().ifPresent(PeerConnection::abandon);
        if (socket != null) {
            socket.abort();
        }
    }

    private boolean busy() {
        return call != null && !call.isOver();
    }

    private void connected(Runnable action) {
        if (socket != null && socket.isOpen()) {
            action.run();
            return;
        }
        whenOpen.add(action);
        if (socket == null) {
            socket = new SipWebSocket(target, loop, tap, this);
            socket.connect();
        }
    }

    private void send(SipText message) {
        if (socket != null) {
            socket.send(message.bytes());
        }
    }

    @Override
    public void opened() {
        SipWebSocket open = socket;
        if (open == null) {
            return;
        }
        subprotocol = open.subprotocol();
        events.add(PhoneEvent.Kind.CONNECTED, subprotocol);
        keepAlive = loop.scheduleAtFixedRate(open::keepAlive, KEEP_ALIVE_SECONDS, KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
        for (Runnable action = whenOpen.poll(); action != null; action = whenOpen.poll()) {
            action.run();
        }
    }

    @Override
    public void closed(String reason) {
        socket = null;
        if (keepAlive != null) {
            keepAlive.cancel(false);
        }
        events.add(PhoneEvent.Kind.DISCONNECTED, reason);
        if (!whenOpen.isEmpty() && registerAsked) {
            events.add(PhoneEvent.Kind.REGISTRATION_FAILED, reason);
        }
        whenOpen.clear();
        registration.lost();
        transactions.lost();
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
            request(message);
        } else {
            events.add(PhoneEvent.Kind.ERROR, "what came is no SIP: " + message.startLine());
        }
    }

    /** JsSIP drops a response with more Vias than ours (RFC 3261 §8.1.3.3). */
    private void response(SipText response) {
        if (response.vias().size() == 1) {
            transactions.received(response);
        } else {
            events.add(
                    PhoneEvent.Kind.ERROR,
                    "a " + response.status() + " with " + response.vias().size() + " Vias was dropped");
        }
    }

    private void request(SipText request) {
        String method = request.method();
        String user = SipUri.parse(request.requestUri()).map(SipUri::user).orElse("");
        if (!board.form().identity().isCalled(user)) { // NAT-006, as JsSIP
            events.add(PhoneEvent.Kind.ERROR, method + " to user " + user + ", who is not here, got 404");
            respond(request, 404, "Not Found");
        } else if (call != null && call.owns(request)) {
            call.received(request);
        } else if (!request.to().tag().isEmpty() || method.equals("CANCEL")) {
            respond(request, 481, "Call/Transaction Does Not Exist");
        } else {
            outsideDialog(request, method);
        }
    }

    private void outsideDialog(SipText request, String method) {
        switch (method) {
            case "INVITE" -> {
                if (busy()) {
                    respond(request, 486, "Busy Here");
                } else {
                    IncomingCall incoming = new IncomingCall(board, request);
                    call = incoming;
                    incoming.ring();
                }
            }
            case "OPTIONS", "MESSAGE" -> respond(request, 200, "OK");
            default -> respond(request, 405, "Method Not Allowed");
        }
    }

    /** Answers a request that makes no dialog; an ACK is never answered. */
    private void respond(SipText request, int status, String reason) {
        if (!request.method().equals("ACK")) {
            board.answer(request, status, reason, Tokens.token(10), Body.NONE);
        }
    }
}
