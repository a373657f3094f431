package io.sipwright.scenarios.wire;

import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.sipwright.pstn.sip.SipText;
import io.sipwright.pstn.wire.ws.Frame;
import io.sipwright.scenarios.endpoint.Durations;
import io.sipwright.scenarios.endpoint.Endpoint;
import io.sipwright.scenarios.endpoint.HeaderChange;
import io.sipwright.scenarios.endpoint.WebSocketTransport;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** WebSocket frames bit by bit, and how a connection ends. */
public final class WebSocketSteps {
    private static final String TOPIC = "WebSocket frames";
    private static final Pattern INSIDE = Pattern.compile("inside \"([^\"]+)\"");

    private final WireWorld world;
    private final Opening opening;

    public WebSocketSteps(WireWorld world) {
        this.world = world;
        opening = new Opening(world);
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "Sends a request in one data frame, text or binary, without a mask or with reserved bits where it says so.",
            examples = {
                "raw sends OPTIONS in a text frame",
                "raw sends OPTIONS in a binary frame",
                "raw sends OPTIONS in a text frame without mask",
                "raw sends OPTIONS in a text frame with RSV 4"
            })
    @When("^(\\w+) sends ([A-Z]+) in a (text|binary) frame(?: (without mask)| with RSV (\\d))?$")
    public void frame(String name, String method, String kind, @Nullable String unmasked, @Nullable String rsv) {
        Endpoint endpoint = opening.endpoint(name);
        SipText message = endpoint.request(method, "sip:" + world.domain());
        Frame frame = Frame.of(kind.equals("text") ? Frame.TEXT : Frame.BINARY, message.bytes());
        Frame bare = unmasked == null ? frame : frame.withoutMask();
        Frame sent = rsv == null ? bare : bare.withRsv(Integer.parseInt(rsv));
        world.acts();
        endpoint.sendBy(message, ws -> ws.send(sent));
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "Sends a request in fragments, cut where `|` stands in the quoted text, within characters of several bytes, and"
                            + " elsewhere in equal parts.",
            examples = {
                "web sends REGISTER in 5 frames, split inside \"Content-L|ength\" and inside \"ü\", with\n  | Subject | Grüße |"
            })
    @When("^(\\w+) sends ([A-Z]+) in (\\d+) frames(?:, split (inside \"[^\"]+\"(?: and inside \"[^\"]+\")*))?, with$")
    public void fragments(String name, String method, int count, @Nullable String places, DataTable table) {
        Endpoint endpoint = opening.endpoint(name);
        SipText message = HeaderChange.apply(
                endpoint.request(method, "sip:" + world.domain()), Words.changes(world.values(), table));
        world.acts();
        endpoint.sendBy(message, ws -> fragments(message.bytes(), cuts(message, count, places))
                .forEach(ws::send));
    }

    @Sentence(
            topic = TOPIC,
            does = "The same without a table.",
            examples = {"web sends REGISTER in 3 frames", "web sends REGISTER in 3 frames, split inside \"Call-|ID\""})
    @When("^(\\w+) sends ([A-Z]+) in (\\d+) frames(?:, split (inside \"[^\"]+\"(?: and inside \"[^\"]+\")*))?$")
    public void fragments(String name, String method, int count, @Nullable String places) {
        Endpoint endpoint = opening.endpoint(name);
        SipText message = endpoint.request(method, "sip:" + world.domain());
        world.acts();
        endpoint.sendBy(message, ws -> fragments(message.bytes(), cuts(message, count, places))
                .forEach(ws::send));
    }

    /** Where to cut, as offsets in bytes, rising. */
    private static TreeSet<Integer> cuts(SipText message, int count, @Nullable String places) {
        byte[] bytes = message.bytes();
        String latin = new String(bytes, StandardCharsets.ISO_8859_1);
        TreeSet<Integer> cuts = new TreeSet<>();
        Matcher m = INSIDE.matcher(places == null ? "" : places);
        while (m.find()) {
            String text = m.group(1);
            int bar = text.indexOf('|');
            byte[] before = (bar < 0 ? "" : text.substring(0, bar)).getBytes(StandardCharsets.UTF_8);
            byte[] whole = text.replace("|", "").getBytes(StandardCharsets.UTF_8);
            int at = latin.indexOf(new String(whole, StandardCharsets.ISO_8859_1));
            if (at < 0) {
                throw new IllegalArgumentException("\"" + text + "\" does not stand in the message");
            }
            cuts.add(at + (bar < 0 ? 1 : before.length));
        }
        for (int i = 1; cuts.size() < count - 1; i++) {
            cuts.add(bytes.length * i / (count + 3));
        }
        return cuts;
    }

    private static List<Frame> fragments(byte[] message, TreeSet<Integer> cuts) {
        List<Frame> frames = new ArrayList<>();
        int from = 0;
        List<Integer> ends = new ArrayList<>(cuts);
        ends.add(message.length);
        for (int end : ends) {
            int opcode = from == 0 ? Frame.TEXT : Frame.CONTINUATION;
            frames.add(Frame.of(opcode, Arrays.copyOfRange(message, from, end)).withFin(end == message.length));
            from = end;
        }
        return frames;
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "Sends one frame as the rows say: `fin`, `rsv`, `opcode`, `mask` (yes or no), `length` (the announced one),"
                            + " `payload` (text) or `hex`.",
            examples = {
                "raw sends a frame with\n  | opcode | 11 |",
                "raw sends a frame with\n  | opcode | 9 |\n  | payload | 126 x a |",
                "raw sends a frame with\n  | opcode | 1 |\n  | length | 4611686018427387904 |"
            })
    @When("^(\\w+) sends a frame with$")
    public void frame(String name, DataTable table) {
        Endpoint endpoint = opening.endpoint(name);
        FrameRows rows = FrameRows.of(world.values(), table);
        world.acts();
        endpoint.onLoop(() -> Opening.webSocket(endpoint).write(rows.bytes()));
    }

    @Sentence(
            topic = TOPIC,
            does = "Sends a request in one data frame with rows `fin`, `rsv`, `opcode` or `mask`.",
            examples = {"raw sends OPTIONS in a frame with\n  | opcode | 3 |"})
    @When("^(\\w+) sends ([A-Z]+) in a frame with$")
    public void frame(String name, String method, DataTable table) {
        Endpoint endpoint = opening.endpoint(name);
        SipText message = endpoint.request(method, "sip:" + world.domain());
        FrameRows rows = FrameRows.of(world.values(), table).carrying(message.bytes());
        world.acts();
        endpoint.sendBy(message, ws -> ws.write(rows.bytes()));
    }

    @Sentence(
            topic = TOPIC,
            does = "Sends a Ping with so many bytes, or a Close with this code.",
            examples = {"raw sends a Ping of 4 bytes", "raw sends a Close 1000"})
    @When("^(\\w+) sends a (?:Ping of (\\d+) bytes|Close (\\d+))$")
    public void control(String name, @Nullable Integer size, @Nullable Integer code) {
        Endpoint endpoint = opening.endpoint(name);
        world.acts();
        Frame frame = size != null
                ? Frame.of(Frame.PING, "p".repeat(size).getBytes(StandardCharsets.US_ASCII))
                : Frame.close(code == null ? 1000 : code);
        endpoint.onLoop(() -> Opening.webSocket(endpoint).send(frame));
    }

    @Sentence(
            topic = TOPIC,
            does = "Sends any text, SIP or not, as one text message; write line ends as `\\r` and `\\n`.",
            examples = {"web sends the text \"\\r\\n\\r\\n\"", "raw sends the text \"{ not sip\""})
    @When("^(\\w+) sends the text \"(.*)\"$")
    public void text(String name, String text) {
        Endpoint endpoint = opening.endpoint(name);
        byte[] bytes = text.replace("\\r", "\r").replace("\\n", "\n").getBytes(StandardCharsets.UTF_8);
        world.acts();
        endpoint.onLoop(() -> Opening.webSocket(endpoint).send(Frame.of(Frame.TEXT, bytes)));
    }

    @Sentence(
            topic = TOPIC,
            does =
                    "Waits for a Pong with the payload of the last Ping, or for any frame: `text`, `binary`, `close`, `pong`.",
            examples = {"raw receives a Pong with the same payload", "raw receives a Close frame within 2 s"})
    @Then("^(\\w+) receives a (Pong with the same payload|Close frame)(?: within (" + Durations.FORM + "))?$")
    public void receivesFrame(String name, String what, @Nullable String within) {
        Endpoint endpoint = opening.endpoint(name);
        WebSocketTransport ws = Opening.webSocket(endpoint);
        Instant limit = Instant.now()
                .plus(within == null ? Opening.PATIENCE : world.values().time(within));
        int opcode = what.startsWith("Pong") ? Frame.PONG : Frame.CLOSE;
        Instant since = world.stimulus();
        Optional<Frame> frame = endpoint.log().await(limit, () -> ws.frames().stream()
                .filter(f -> !f.at().isBefore(since) && f.frame().opcode() == opcode)
                .map(WebSocketTransport.ReceivedFrame::frame)
                .findFirst());
        world.looks();
        boolean well = frame.isPresent()
                && (opcode == Frame.CLOSE || frame.get().text().equals(ws.lastPing()));
        if (!well) {
            throw world.verdicts()
                    .failed(
                            name + " receives a " + what,
                            frame.map(Frame::toString).orElse("none came"),
                            "",
                            "");
        }
        world.verdicts().saw(name + " received " + frame.get());
    }

    @Sentence(
            topic = TOPIC,
            does = "Checks in which kind of frame the last SIP message came, and that the frame held nothing else.",
            examples = {"the last message of web came in a binary frame", "the last message of web came in a text frame"
            })
    @Then("^the last message of (\\w+) came in a (text|binary) frame$")
    public void lastFrame(String name, String kind) {
        Endpoint endpoint = opening.endpoint(name);
        world.looks();
        Optional<Frame> first = Opening.webSocket(endpoint).frames().stream()
                .map(WebSocketTransport.ReceivedFrame::frame)
                .filter(f -> f.opcode() == Frame.TEXT || f.opcode() == Frame.BINARY)
                .reduce((a, b) -> b);
        int wanted = kind.equals("text") ? Frame.TEXT : Frame.BINARY;
        if (first.filter(f -> f.opcode() == wanted).isEmpty()) {
            throw world.verdicts()
                    .failed(
                            "the last message of " + name + " comes in a " + kind + " frame",
                            first.map(Frame::toString).orElse("no frame came"),
                            "",
                            "");
        }
        world.verdicts().saw("the last message of " + name + " came in a " + kind + " frame");
    }

    @Sentence(
            topic = TOPIC,
            does = "Waits for a message with exactly this text, SIP or not, since the last action.",
            examples = {"web receives the text \"\\r\\n\" within 2 s"})
    @Then("^(\\w+) receives the text \"(.*)\"(?: within (" + Durations.FORM + "))?$")
    public void receivesText(String name, String text, @Nullable String within) {
        Endpoint endpoint = opening.endpoint(name);
        WebSocketTransport ws = Opening.webSocket(endpoint);
        String wanted = text.replace("\\r", "\r").replace("\\n", "\n");
        Instant limit = Instant.now()
                .plus(within == null ? Opening.PATIENCE : world.values().time(within));
        Instant since = world.stimulus();
        boolean came = endpoint.log().awaitTrue(limit, () -> ws.frames().stream()
                .filter(f -> !f.at().isBefore(since))
                .anyMatch(f -> f.frame().text().equals(wanted) && !f.frame().isControl()));
        world.looks();
        if (!came) {
            throw world.verdicts().failed(name + " receives the text \"" + text + "\"", "none came", "", "");
        }
        world.verdicts().saw(name + " received \"" + text + "\"");
    }
}
