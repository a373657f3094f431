package io.sipwright.scenarios.phone.scripted;

import io.netty.channel.EventLoop;
import io.sipwright.pstn.tone.HeardAudio;
import io.sipwright.pstn.tone.Signature;
import io.sipwright.pstn.wire.Recorder;
import io.sipwright.pstn.wire.Traffic;
import io.sipwright.pstn.wire.Transcript;
import io.sipwright.pstn.wire.WireFrame;
import io.sipwright.pstn.wire.ws.WebSocketTarget;
import io.sipwright.pstn.wire.ws.Wiretap;
import io.sipwright.scenarios.judge.Attachment;
import io.sipwright.scenarios.phone.BrowserException;
import io.sipwright.scenarios.phone.Fault;
import io.sipwright.scenarios.phone.Media;
import io.sipwright.scenarios.phone.MediaFacts;
import io.sipwright.scenarios.phone.Phone;
import io.sipwright.scenarios.phone.PhoneEvent;
import io.sipwright.scenarios.phone.SipAccount;
import io.sipwright.scenarios.phone.scripted.event.PhoneEvents;
import io.sipwright.scenarios.phone.scripted.media.ConnectionTerms;
import io.sipwright.scenarios.phone.scripted.media.MediaWorld;
import io.sipwright.scenarios.phone.scripted.media.PeerConnection;
import io.sipwright.scenarios.phone.scripted.sip.SipIdentity;
import io.sipwright.scenarios.phone.scripted.sip.UserAgent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A phone without a browser. Its SIP, ICE and media run on one event loop, which it shares with other phones; methods
 * switch to it and return at once, except {@link #expect}, {@link #request} and {@link #close}.
 */
final class ScriptedPhone implements Phone {
    private static final Duration TAKES = Duration.ofSeconds(10);
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final SipAccount line;
    private final Fault fault;
    private final MediaWorld world;
    private final EventLoop loop;
    private final PhoneEvents events;
    private final Recorder recorder = new Recorder();
    private final UserAgent agent;
    private boolean gone;

    ScriptedPhone(SipAccount line, Fault fault, MediaWorld world) {
        this.line = line;
        this.fault = fault;
        this.world = world;
        this.loop = world.loop();
        this.events = new PhoneEvents(world.wall());
        WebSocketTarget target = new WebSocketTarget(line.websocket(), line.trustAny());
        Wiretap tap = new Wiretap("scripted/" + line.user(), target, world.wall(), recorder)
                .tamperedBy(world.tampering(), Traffic.Role.PHONE)
                .withFrames();
        this.agent = new UserAgent(
                SipIdentity.of(line, target.transport()),
                target,
                tap,
                new UserAgent.Surroundings(loop, events, this::open));
    }

    private PeerConnection open(boolean offers, Runnable iceFailed) {
        Signature signature = new Signature(line.signatureId());
        return new PeerConnection(world, new ConnectionTerms(signature, fault, offers), events, iceFailed);
    }

    @Override
    public SipAccount line() {
        return line;
    }

    @Override
    public void register() {
        order(agent::register);
    }

    @Override
    public void refresh() {
        order(agent::register);
    }

    @Override
    public void unregister() {
        order(agent::unregister);
    }

    /** Removes every binding of the account's user; returns whether the target confirmed in time. */
    boolean unregisterAll(Duration within) {
        order(agent::unregisterAll);
        return events.expect(PhoneEvent.Kind.UNREGISTERED, within)
                .filter(e -> e.detail().startsWith("2"))
                .isPresent();
    }

    @Override
    public void call(String destination, Media media) {
        order(() -> agent.call(destination, media));
    }

    @Override
    public void answer() {
        order(agent::answer);
    }

    @Override
    public void reject() {
        order(agent::reject);
    }

    @Override
    public void hangUp() {
        order(agent::hangUp);
    }

    @Override
    public void dtmf(String digits) {
        order(() -> agent.media()
                .filter(PeerConnection::canPress)
                .ifPresentOrElse(
                        media -> media.press(digits),
                        () -> events.add(PhoneEvent.Kind.ERROR, "telephone-event/8000 was not negotiated")));
    }

    @Override
    public Optional<Integer> request(String method, Duration within) {
        CompletableFuture<Integer> status = new CompletableFuture<>();
        order(() -> agent.request(method, status::complete));
        try {
            return Optional.of(status.get(within.toMillis(), TimeUnit.MILLISECONDS))
                    .filter(code -> code > 0);
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new BrowserException("the scripted browser failed on " + method, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public void vanish() {
        order(agent::vanish);
        gone = true;
    }

    @Override
    public Optional<PhoneEvent> expect(PhoneEvent.Kind kind, Duration within) {
        return events.expect(kind, within);
    }

    @Override
    public List<PhoneEvent> events() {
        return events.all();
    }

    @Override
    public Transcript transcript() {
        return recorder.transcript();
    }

    @Override
    public List<WireFrame> frames() {
        return recorder.frames();
    }

    @Override
    public String subprotocol() {
        return ask(agent::subprotocol);
    }

    @Override
    public HeardAudio heard() {
        return ask(agent::media).map(PeerConnection::heard).orElseGet(HeardAudio::nothing);
    }

    @Override
    public MediaFacts media() {
        return ask(() -> agent.media().map(PeerConnection::facts).orElseGet(ScriptedPhone::noMedia));
    }

    private static MediaFacts noMedia() {
        return new MediaFacts("new", "new", "", "", "", 0, 0, 0, 0, 0, "", 0, 0, List.of(), "{}");
    }

    @Override
    public List<Attachment> attachments() {
        byte[] state = media().json().getBytes(StandardCharsets.UTF_8);
        byte[] log = events().stream()
                .map(event -> event.at() + " " + event.kind() + " " + event.detail() + "\n")
                .reduce("", String::concat)
                .getBytes(StandardCharsets.UTF_8);
        return List.of(
                new Attachment(line.user() + "-media.json", "application/json", state),
                new Attachment(line.user() + "-events.txt", "text/plain", log));
    }

    @Override
    public void close() {
        if (gone) {
            return;
        }
        gone = true;
        order(agent::hangUp);
        if (ask(agent::isRegistered)) {
            order(agent::unregister);
            events.expect(PhoneEvent.Kind.UNREGISTERED, FAREWELL);
        }
        order(agent::disconnect);
    }

    private void order(Runnable command) {
        ask(() -> {
            command.run();
            return true;
        });
    }

    private <T> T ask(Callable<T> question) {
        try {
            return loop.submit(question).get(TAKES.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw new BrowserException("the scripted browser failed: " + cause, cause == null ? e : cause);
        } catch (TimeoutException e) {
            throw new BrowserException("the scripted browser does not respond within " + TAKES, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrowserException("interrupted while the scripted browser worked", e);
        }
    }
}
