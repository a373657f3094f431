package io.sipwright.browsers.phone;

import com.fasterxml.jackson.databind.JsonNode;
import io.sipwright.browsers.driver.BrowserWindow;
import io.sipwright.pstn.sip.DigestSecret;
import io.sipwright.pstn.tone.HeardAudio;
import io.sipwright.pstn.wire.Transcript;
import io.sipwright.scenarios.judge.Attachment;
import io.sipwright.scenarios.network.TurnServer;
import io.sipwright.scenarios.phone.Media;
import io.sipwright.scenarios.phone.MediaFacts;
import io.sipwright.scenarios.phone.Phone;
import io.sipwright.scenarios.phone.PhoneEvent;
import io.sipwright.scenarios.phone.SipAccount;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A phone page in a browser window. After it was closed or vanished it still has everything fetched before. */
final class PagePhone implements Phone {
    private final SipAccount line;
    private final BrowserWindow window;
    private final PageEvents events;
    private final PageTranscript transcript;
    private final PageHearing hearing;
    private MediaFacts facts = PageFacts.NONE;
    private String subprotocol = "";
    private boolean open = true;

    PagePhone(SipAccount line, BrowserWindow window, String party, String phone) {
        this.line = line;
        this.window = window;
        this.events = new PageEvents(window);
        this.transcript =
                new PageTranscript(window, party, phone, line.websocket().getScheme());
        this.hearing = new PageHearing(window);
    }

    /** Configures the page's account once its audio works. */
    void prepare() {
        Map<String, Object> account = new HashMap<>(Map.of(
                "user", line.user(),
                "authenticationName", line.credentials().username(),
                "password", line.credentials().password().orElse(""),
                "domain", line.domain(),
                "server", line.websocket().toString(),
                "ice", line.relay().map(PagePhone::relayed).orElse(Map.of())));
        if (line.credentials().secret() instanceof DigestSecret.Ha1 ha1) {
            account.put("ha1", ha1.hex());
            account.put("realm", ha1.realm());
        }
        window.call("open", account);
    }

    /** An RTCConfiguration that gathers candidates of this TURN server only. */
    private static Map<String, Object> relayed(TurnServer turn) {
        return Map.of(
                "iceTransportPolicy",
                "relay",
                "iceServers",
                List.of(Map.of("urls", turn.url(), "username", turn.user(), "credential", turn.secret())));
    }

    @Override
    public SipAccount line() {
        return line;
    }

    @Override
    public void register() {
        command("register");
    }

    @Override
    public void refresh() {
        command("refresh");
    }

    @Override
    public void unregister() {
        command("unregister");
    }

    @Override
    public void call(String destination, Media media) {
        command("call", destination, media.name());
    }

    @Override
    public void answer() {
        command("answer");
    }

    @Override
    public void reject() {
        command("reject");
    }

    @Override
    public void hangUp() {
        command("hangUp");
    }

    @Override
    public void dtmf(String digits) {
        command("dtmf", digits);
    }

    private void command(String name, String... words) {
        window.call("command", (Object[]) concat(name, words));
    }

    private static String[] concat(String name, String... words) {
        String[] all = new String[words.length + 1];
        all[0] = name;
        System.arraycopy(words, 0, all, 1, words.length);
        return all;
    }

    @Override
    public Optional<Integer> request(String method, Duration within) {
        long end = System.nanoTime() + within.toNanos();
        window.call("request", method, within.toMillis());
        do {
            JsonNode answer = window.call("status", window.patience().toMillis());
            if (answer.path("done").asBoolean()) {
                return Optional.of(answer.path("status").asInt()).filter(status -> status > 0);
            }
        } while (System.nanoTime() < end);
        return Optional.empty();
    }

    @Override
    public void vanish() {
        fetchAll();
        leave();
    }

    @Override
    public Optional<PhoneEvent> expect(PhoneEvent.Kind kind, Duration within) {
        return events.expect(kind, within);
    }

    @Override
    public List<PhoneEvent> events() {
        return open ? events.all() : events.known();
    }

    @Override
    public Transcript transcript() {
        if (open) {
            transcript.fetch();
        }
        return transcript.known();
    }

    @Override
    public String subprotocol() {
        if (open) {
            subprotocol = window.call("subprotocol").asText();
        }
        return subprotocol;
    }

    @Override
    public HeardAudio heard() {
        if (open) {
            hearing.fetch();
        }
        return hearing.known();
    }

    @Override
    public MediaFacts media() {
        if (open) {
            facts = PageFacts.read(window.call("facts"));
        }
        return facts;
    }

    @Override
    public List<Attachment> attachments() {
        if (!open) {
            return List.of(statistics());
        }
        return List.of(
                new Attachment(line.user() + "-screen.png", "image/png", window.screenshot()), console(), statistics());
    }

    private Attachment console() {
        String lines = StreamSupport.stream(window.call("console").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining("\n"));
        return new Attachment(line.user() + "-console.txt", "text/plain", lines.getBytes(StandardCharsets.UTF_8));
    }

    private Attachment statistics() {
        byte[] json = media().json().getBytes(StandardCharsets.UTF_8);
        return new Attachment(line.user() + "-stats.json", "application/json", json);
    }

    @Override
    public void close() {
        if (!open) {
            return;
        }
        try {
            window.call("close");
            fetchAll();
        } finally {
            leave();
        }
    }

    private void fetchAll() {
        events();
        transcript();
        subprotocol();
        heard();
        media();
    }

    private void leave() {
        if (open) {
            open = false;
            window.close();
        }
    }
}
