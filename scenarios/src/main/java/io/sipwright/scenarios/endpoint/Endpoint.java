package io.sipwright.scenarios.endpoint;

import io.netty.channel.EventLoop;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.wire.Direction;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A SIP user agent that does what a scenario says, and automatically what its {@link AutomaticBehaviour} allow. Its state is
 * confined to one event loop; methods may be called from any other thread and return when the loop is done. The log may
 * be read at any time.
 */
public final class Endpoint implements AutoCloseable {
    private final Identity identity;
    private final Transport transport;
    private final EventLoop loop;
    private final MessageLog log;
    private final MessageForm form;
    private final Dialogs dialogs = new Dialogs();
    private final ClientSide client;
    private final ServerSide server;
    private final Map<String, Long> sequences = new HashMap<>();
    private volatile AutomaticBehaviour habits = AutomaticBehaviour.ALL;
    private volatile Optional<Credentials> credentials;
    private volatile boolean gone;

    /**
     * An endpoint on an open transport.
     *
     * @param names the dialogs of the scenario
     * @param log records what it sends and receives
     */
    public Endpoint(Identity identity, Transport transport, EventLoop loop, DialogNames names, MessageLog log) {
        this.identity = identity;
        this.transport = transport;
        this.loop = loop;
        this.log = log;
        form = new MessageForm(identity, transport);
        credentials = identity.account().map(own -> new Credentials(own, Map.of()));
        Surroundings around = new Surroundings();
        client = new ClientSide(around);
        server = new ServerSide(around, names, client);
    }

    public Identity identity() {
        return identity;
    }

    public MessageLog log() {
        return log;
    }

    public Transport transport() {
        return transport;
    }

    public Optional<WebSocketTransport> webSocket() {
        return transport instanceof WebSocketTransport ws ? Optional.of(ws) : Optional.empty();
    }

    /** The URI in its Contacts. */
    public String contact() {
        return form.contact();
    }

    /** Its default offer. */
    public String description() {
        return ask(() -> form.describe(Descriptions.USUAL));
    }

    /** From now on its usual descriptions are those of real media, which get the descriptions that come. */
    public void media(EndpointMedia real) {
        onLoop(() -> form.media(real));
    }

    public AutomaticBehaviour habits() {
        return habits;
    }

    public void habits(AutomaticBehaviour other) {
        habits = other;
    }

    public Optional<Credentials> credentials() {
        return credentials;
    }

    public void credentials(Credentials other) {
        credentials = Optional.of(other);
    }

    public void plan(String method, AnswerPlan plan) {
        onLoop(() -> server.plan(method, plan));
    }

    /** The usual request outside of any dialog, with the next CSeq; not sent. */
    public SipText request(String method, String uri) {
        return ask(() ->
                form.request(method, uri, sequences.merge(method.equals("REGISTER") ? method : "", 1L, Long::sum)));
    }

    /**
     * The usual request within the newest dialog, or the one with this callee's tag; not sent. Empty if there is none.
     */
    public Optional<SipText> inDialog(String method, Optional<String> calleeTag) {
        return ask(() -> dialogs.last(calleeTag).map(dialog -> client.inDialog(dialog, method)));
    }

    /** Sends a request and tracks it; see {@link AutomaticBehaviour}. */
    public void send(SipText request) {
        onLoop(() -> client.send(SentRequest.byStep(form.following(request), Instant.now())));
    }

    /** Sends bytes as they are, once. If they are a request, even an invalid one, its responses are matched. */
    public void sendRaw(byte[] bytes) {
        onLoop(() -> {
            follow(bytes);
            transport.send(bytes);
            sent(bytes);
        });
    }

    /**
     * Sends a message in frames or segments that a step chooses; it is tracked like one sent by {@link #send}, but
     * never retransmitted.
     */
    public void sendBy(SipText message, Consumer<WebSocketTransport> frames) {
        WebSocketTransport ws =
                webSocket().orElseThrow(() -> new IllegalArgumentException(identity.name() + " is not on a WebSocket"));
        onLoop(() -> {
            ws.record(message.bytes());
            follow(message.bytes());
            frames.accept(ws);
            sent(message.bytes());
        });
    }

    /** Runs an action on the loop. */
    public void onLoop(Runnable action) {
        ask(() -> {
            action.run();
            return true;
        });
    }

    private void follow(byte[] bytes) {
        SipText message = SipText.parse(bytes);
        boolean response = message.startLine().startsWith("SIP/");
        if (client.follows(message)) {
            return; // RFC 3261 §17.1.1.2: a copy begins no transaction of its own
        }
        if (message.isRequest() || !response && message.header("Via").isPresent()) {
            note(message);
            client.follow(SentRequest.byStep(message, Instant.now()));
        }
    }

    /** Notes the CSeq, so that the next request has a higher one. */
    private void note(SipText request) {
        String kind = request.method().equals("REGISTER") ? "REGISTER" : "";
        sequences.merge(kind, Math.max(0, Math.min(request.cseqNumber(), Integer.MAX_VALUE)), Math::max);
    }

    private void sent(byte[] bytes) {
        SipText message = SipText.parse(bytes);
        log.add(new LoggedMessage(Instant.now(), Direction.SENT, bytes, message, null));
    }

    /** The last request sent by a step, of this method if given. */
    public Optional<SentRequest> lastRequest(Optional<String> method) {
        return ask(() -> client.last(method));
    }

    /** Sends CANCEL for the pending INVITE; returns whether there is one. */
    public boolean cancel() {
        return ask(() -> {
            Optional<SentRequest> invite = client.pendingInvite();
            invite.ifPresent(i -> client.send(SentRequest.byStep(form.cancel(i.text()), Instant.now())));
            return invite.isPresent();
        });
    }

    /** Answers the newest open request, of this method if given; returns whether there is one. */
    public boolean answer(Optional<String> method, AnswerPlan plan) {
        return ask(() -> server.answerByStep(method, plan));
    }

    /** The ACK for a final response to INVITE, not sent; empty if it matches no request. */
    public Optional<SipText> ack(SipText response) {
        return ask(() -> client.ackByStep(response));
    }

    /** The last reliable number (RSeq) of the newest dialog; -1 for none. */
    public long reliableNumber() {
        return ask(() ->
                dialogs.last(Optional.empty()).map(EndpointDialog::lastReliable).orElse(-1L));
    }

    /** CSeq number of the INVITE that made the newest dialog. */
    public Optional<Long> inviteSequence() {
        return ask(() -> dialogs.last(Optional.empty()).map(EndpointDialog::inviteSequence));
    }

    /** Whether this endpoint has no call. */
    public boolean isQuiet() {
        return ask(() -> dialogs.calls().isEmpty() && client.pendingInvites().isEmpty());
    }

    /** Ends every call: CANCEL, BYE or a refusal. */
    public void endCalls() {
        habits = new AutomaticBehaviour(habits.authenticates(), true, true, habits.repeats(), true);
        onLoop(() -> {
            server.refuseAll();
            client.pendingInvites()
                    .forEach(i -> client.send(SentRequest.byItself(form.cancel(i.text()), Instant.now())));
            dialogs.calls().stream().filter(EndpointDialog::isConfirmed).forEach(client::hangUp);
        });
    }

    /** Handles received bytes; on the loop. */
    public void received(byte[] bytes) {
        if (isKeepAlive(bytes)) {
            return;
        }
        SipText message = SipText.parse(bytes);
        Optional<SentRequest> request = message.isResponse() ? client.find(message) : Optional.empty();
        LoggedMessage logged = new LoggedMessage(
                Instant.now(),
                Direction.RECEIVED,
                bytes,
                message,
                request.map(SentRequest::root).orElse(null));
        if (request.isPresent() && client.received(request.get(), message)) {
            logged.markAutomatic();
        }
        form.came(message);
        log.add(logged);
        if (message.isRequest()) {
            server.received(message);
        }
    }

    /** Whether it is a CRLF keep-alive or STUN (RFC 5626 §3.5.1). */
    private static boolean isKeepAlive(byte[] bytes) {
        for (byte b : bytes) {
            if (b != '\r' && b != '\n') {
                return bytes.length <= 4 && b == 0;
            }
        }
        return true;
    }

    private <T> T ask(Supplier<T> question) {
        if (loop.inEventLoop()) {
            return question.get();
        }
        try {
            return CompletableFuture.supplyAsync(question, loop)
                    .orTimeout(10, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException own) {
                throw own;
            }
            throw e;
        }
    }

    /** The messages in its log. */
    public List<LoggedMessage> messages() {
        return log.all();
    }

    @Override
    public void close() {
        gone = true;
        onLoop(() -> {
            form.close();
            transport.close();
        });
    }

    /** What client and server side use. */
    private final class Surroundings implements ClientSide.Surroundings {
        @Override
        public AutomaticBehaviour habits() {
            return habits;
        }

        @Override
        public Optional<Credentials> credentials() {
            return credentials;
        }

        @Override
        public MessageForm form() {
            return form;
        }

        @Override
        public Dialogs dialogs() {
            return dialogs;
        }

        @Override
        public boolean reliable() {
            return transport.reliable();
        }

        @Override
        public void transmit(SipText message) {
            if (!gone) {
                byte[] bytes = message.bytes();
                if (message.isRequest()) {
                    note(message);
                }
                form.sent(message);
                transport.send(bytes);
                sent(bytes);
            }
        }

        @Override
        public void after(long millis, Runnable action) {
            loop.schedule(
                    () -> {
                        if (!gone) {
                            action.run();
                        }
                    },
                    millis,
                    TimeUnit.MILLISECONDS);
        }
    }
}
