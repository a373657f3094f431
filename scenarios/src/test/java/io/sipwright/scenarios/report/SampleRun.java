package io.sipwright.scenarios.report;

import io.sipwright.pstn.wire.WireMessage;
import io.sipwright.scenarios.judge.Attachment;
import io.sipwright.scenarios.judge.Finding;
import io.sipwright.scenarios.judge.KnownFailure;
import io.sipwright.scenarios.judge.Lane;
import io.sipwright.scenarios.judge.LaneRecord;
import io.sipwright.scenarios.judge.MediaRow;
import io.sipwright.scenarios.judge.RunPlan;
import io.sipwright.scenarios.judge.RunRecord;
import io.sipwright.scenarios.judge.ScenarioRecord;
import io.sipwright.scenarios.judge.Scene;
import io.sipwright.scenarios.judge.Strictness;
import io.sipwright.scenarios.judge.Verdict;
import io.sipwright.scenarios.requirement.Catalogue;
import io.sipwright.scenarios.requirement.Requirement;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;

/** A run as it may be: each verdict occurs, with calls of real browsers in it. */
public final class SampleRun {
    static final Lane CHROMIUM = new Lane("chromium", "jssip", "embedded", "none");
    static final Lane FIREFOX = new Lane("firefox", "sipjs", "embedded", "none");
    static final Lane SCRIPTED = new Lane("scripted", "-", "embedded", "none");
    private static final Set<String> FAMILIES = Set.of("WS", "REG", "PRX", "NAT", "AUTH", "SDP", "MED");
    static final String HOSTILE = "</script><img src=x onerror=alert(1)>\u001b[31m\u0007\"'&";

    private SampleRun() {}

    /** With failures of every kind. */
    public static RunRecord failing() {
        List<ScenarioRecord> scenarios = new ArrayList<>();
        for (Lane lane : List.of(CHROMIUM, FIREFOX, SCRIPTED)) {
            scenarios.add(register(lane));
            scenarios.add(wrongPassword(lane));
            scenarios.add(twoBrowsers(lane));
            scenarios.add(number(lane, lane.equals(FIREFOX)));
            scenarios.add(incoming(lane));
        }
        scenarios.add(Scene.named("A refused " + HOSTILE)
                .from("Hostile text", "hostile.feature:3")
                .in(SCRIPTED)
                .claims("SDP-020")
                .fails("SDP-020", HOSTILE)
                .failed(HOSTILE, HOSTILE)
                .left(new Attachment("../" + HOSTILE, "text/plain", HOSTILE.getBytes(StandardCharsets.UTF_8)))
                .record());
        return run(scenarios, "");
    }

    /** With nothing but passes. */
    public static RunRecord passing() {
        return run(List.of(register(CHROMIUM), twoBrowsers(SCRIPTED)), "");
    }

    /** Passes in a strict run, among them one that the target file lists as a known failure. */
    public static RunRecord passingStrictly() {
        return run(List.of(register(CHROMIUM)), "", Strictness.STRICT);
    }

    /** As many scenarios as asked for, in three lanes. */
    public static RunRecord large(int scenarios) {
        List<ScenarioRecord> all = new ArrayList<>();
        Attachment screen = new Attachment("alice-screen.png", "image/png", screen("alice"));
        for (Lane lane : List.of(CHROMIUM, FIREFOX, SCRIPTED)) {
            for (int i = 0; i < scenarios; i++) {
                all.add(scene("Call number " + i, "Calls of kind " + i / 10, "calls.feature:" + i, lane)
                        .claims("MED-001")
                        .passes("MED-001")
                        .passed("When", "alice calls bob", 1)
                        .said(TranscriptFile.read("browser-to-browser.txt", lane.browser(), Scene.START))
                        .left(i % 5 == 0 ? screen : new Attachment("console.txt", "text/plain", new byte[900]))
                        .record());
            }
        }
        return run(all, "");
    }

    private static RunRecord run(List<ScenarioRecord> scenarios, String trouble) {
        return run(scenarios, trouble, Strictness.LENIENT);
    }

    private static RunRecord run(List<ScenarioRecord> scenarios, String trouble, Strictness strictness) {
        List<Lane> lanes = List.of(CHROMIUM, FIREFOX, SCRIPTED);
        List<KnownFailure> known = List.of(
                new KnownFailure("NAT-010", "", "flow tokens are planned", "https://example.org/issues/10"),
                new KnownFailure("REG-002", "", "was broken until May", ""));
        RunPlan plan = new RunPlan(
                "reference",
                20261123,
                Scene.START,
                lanes,
                catalogue(),
                known,
                Map.of("NAT-001", "needs a NAT of kind symmetric"),
                strictness);
        List<LaneRecord> records = List.of(
                new LaneRecord(CHROMIUM, "chromium/jssip", "Chromium 156.0.8078.79", trouble),
                new LaneRecord(FIREFOX, "firefox/sipjs", "Firefox 153.7.0", trouble),
                new LaneRecord(SCRIPTED, "scripted", "Sipwright 0.1.0", trouble));
        return RunRecord.judged(plan, 97.4, records, scenarios, List.of("{\"meta\":{}}"));
    }

    private static Scene scene(String name, String feature, String source, Lane lane) {
        return Scene.named(name).from(feature, source).in(lane);
    }

    private static ScenarioRecord register(Lane lane) {
        return scene("A browser registers over WSS", "Registration", "register.feature:4", lane)
                .claims("WS-001", "REG-001", "REG-002")
                .lasting(0.84)
                .passed("Given", "a phone for alice", 0.6)
                .passed("When", "alice registers", 0.2)
                .passed("Then", "the edge agreed to the sub-protocol sip [WS-001]", 0)
                .passed("And", "the binding is in the 200 [REG-001]", 0)
                .passes("WS-001", "REG-001", "REG-002")
                .said(messages("browser-to-number.txt", lane).subList(0, 4))
                .record();
    }

    private static ScenarioRecord wrongPassword(Lane lane) {
        Scene scene = scene("A wrong password is refused", "Registration", "register.feature:13", lane)
                .claims("AUTH-001")
                .lasting(0.41);
        return lane.equals(FIREFOX)
                ? scene.passed("Given", "a phone for alice", 0.6)
                        .broke(
                                "alice registers with a wrong password",
                                "BrowserException: the tab crashed (Marionette: connection closed)")
                        .record()
                : scene.passed("Given", "a phone for alice", 0.6)
                        .passed("When", "alice registers with a wrong password", 0.2)
                        .passes("AUTH-001")
                        .record();
    }

    private static ScenarioRecord twoBrowsers(Lane lane) {
        String a = lane.browser() + "/alice";
        String b = lane.browser() + "/bob";
        return scene(
                        "Two browsers call each other with audio and video",
                        "Calls between browsers",
                        "calls.feature:6",
                        lane)
                .claims("NAT-004", "NAT-007", "MED-001", "PRX-005")
                .lasting(4.73)
                .passed("Given", "alice and bob are registered", 1.1)
                .passed("When", "alice calls bob with audio and video", 0.9)
                .passed("Then", "bob's phone rings on its own connection [NAT-004]", 0.1)
                .passed("And", "both hear each other [MED-001]", 2.4)
                .passes("NAT-004", "NAT-007", "MED-001")
                .ruling(
                        "PRX-005",
                        new Finding(
                                Verdict.WARN,
                                "a 100 within 200 ms",
                                "100 after 310 ms",
                                "100 Trying to INVITE, CSeq 6325",
                                "100 Trying comes after 310 ms"))
                .heard(new MediaRow(a, b, "heard", 61, -13.2, 0.004, 212))
                .heard(new MediaRow(b, a, "heard", 58, -12.9, 0, 240))
                .said(messages("browser-to-browser.txt", lane))
                .left(new Attachment("alice-screen.png", "image/png", screen("alice")))
                .left(new Attachment("bob-screen.png", "image/png", screen("bob")))
                .left(new Attachment(
                        "alice-console.txt",
                        "text/plain",
                        "registered\ncall established\n".getBytes(StandardCharsets.UTF_8)))
                .record();
    }

    private static ScenarioRecord number(Lane lane, boolean broken) {
        String a = lane.browser() + "/alice";
        Scene scene = scene(
                        "A browser calls a number that speaks its own signature",
                        "Calls to the PSTN side",
                        "pstn.feature:9",
                        lane)
                .claims("SDP-001", "SDP-003", "NAT-010", "MED-011", "MED-013")
                .lasting(6.2)
                .passed("Given", "alice is registered", 0.9)
                .passed("When", "alice calls the number that speaks", 1.2)
                .passes("SDP-001")
                .ruling(
                        "NAT-010",
                        Finding.fail(
                                "the flow token survives a restart",
                                "403",
                                "INVITE, CSeq 6325",
                                "flow token of the old process is refused"))
                .said(messages("browser-to-number.txt", lane))
                .left(new Attachment("alice-screen.png", "image/png", screen("alice calls 9002")))
                .left(new Attachment("gateway-heard.wav", "audio/wav", tone()))
                .left(new Attachment("trace.pcapng", "application/vnd.tcpdump.pcap", new byte[4711]));
        if (!broken) {
            return scene.passed("Then", "alice and the number hear each other [MED-011] [MED-013]", 2.8)
                    .passes("SDP-003", "MED-011", "MED-013")
                    .heard(new MediaRow(a, "gateway", "heard", 44, -12.1, 0, 180))
                    .heard(new MediaRow("gateway", a, "heard", 39, -14.8, 0.011, 96))
                    .record();
        }
        return scene.ruling(
                        "SDP-003",
                        Finding.fail(
                                "a=rtcp-mux in every m-section that the browser offered with it",
                                "m=audio 7478 UDP/TLS/RTP/SAVPF 0 126 without a=rtcp-mux",
                                "200 OK to INVITE, CSeq 6325, as " + a
                                        + " received it: m=audio 7478 UDP/TLS/RTP/SAVPF 0 126",
                                "answer lacks a=rtcp-mux (rtpengine: add rtcp-mux-offer)"))
                .failed(
                        "the browser takes the answer [SDP-003]",
                        "SDP-003: answer lacks a=rtcp-mux (rtpengine: add rtcp-mux-offer)")
                .skipped("alice and the number hear each other [MED-011] [MED-013]", "")
                .heard(new MediaRow(a, "gateway", "silent", -1, -120, 0, -1))
                .heard(new MediaRow("gateway", a, "echo-of-self", 120, -18, 0.2, 300))
                .record();
    }

    private static ScenarioRecord incoming(Lane lane) {
        Scene scene = scene("The far end calls a browser", "Calls to the PSTN side", "pstn.feature:21", lane)
                .claims("MED-024")
                .lasting(5.03);
        return lane.equals(SCRIPTED)
                ? scene.failed("alice is registered", "no 200 to REGISTER within 5 s")
                        .record()
                : scene.passed("Given", "alice is registered", 0.9)
                        .passes("MED-024")
                        .record();
    }

    private static List<WireMessage> messages(String file, Lane lane) {
        return TranscriptFile.read(file, lane.browser(), Scene.START);
    }

    private static byte[] screen(String words) {
        BufferedImage image = new BufferedImage(1280, 800, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(new Color(0xf0f3f6));
        pen.fillRect(0, 0, 1280, 800);
        pen.setColor(new Color(0x0b5cad));
        pen.fillRoundRect(430, 120, 420, 560, 24, 24);
        pen.setColor(Color.WHITE);
        pen.setFont(pen.getFont().deriveFont(34f));
        pen.drawString(words, 500, 260);
        pen.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }

    /** One second of 1 kHz, 8000 samples a second. */
    private static byte[] tone() {
        ByteBuffer wav = ByteBuffer.allocate(44 + 16000).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 16000);
        wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1);
        wav.putInt(8000).putInt(16000).putShort((short) 2).putShort((short) 16);
        wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(16000);
        for (int i = 0; i < 8000; i++) {
            wav.putShort((short) (9000 * Math.sin(2 * Math.PI * i / 8)));
        }
        return wav.array();
    }

    private static List<Requirement> catalogue() {
        return Catalogue.load().all().stream()
                .filter(requirement -> FAMILIES.contains(requirement.family()))
                .toList();
    }
}
