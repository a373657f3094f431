package io.sipwright.ci;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sipwright.pstn.port.FreePorts;
import io.sipwright.scenarios.phone.SipAccount;
import io.sipwright.scenarios.target.Placeholders;
import io.sipwright.scenarios.target.PrerequisiteMissingException;
import io.sipwright.scenarios.target.RunningTarget;
import io.sipwright.scenarios.target.Target;
import io.sipwright.scenarios.target.TargetException;
import io.sipwright.scenarios.target.TargetReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A reference server on its own ports and a run of the judge against it, for tests that run side by side. */
final class Deployment {
    static final Path HOME = Path.of(System.getProperty("sipwright.root"));

    private static final Duration READY = Duration.ofSeconds(20);
    /** The last ones are for wire scenarios, which run side by side as far as there are accounts. */
    private static final List<String> USERS = Stream.concat(
                    Stream.of("alice", "bob", "carol", "dave", "erin", "frank", "grace", "heidi"),
                    IntStream.rangeClosed(9, 32).mapToObj(i -> "user" + i))
            .toList();

    private final Path folder;
    private final int ports;
    private final Map<String, String> settings = new TreeMap<>();
    private Map<String, String> passwords =
            USERS.stream().collect(Collectors.toMap(user -> user, user -> user + "-secret"));

    /** The first of 400 consecutive unused UDP and TCP ports. */
    static int freePorts() {
        try {
            return FreePorts.row(InetAddress.getLoopbackAddress(), 400);
        } catch (IOException none) {
            throw new AssertionError(none);
        }
    }

    /** @param ports the first of 400 unused UDP and TCP ports, see {@link #freePorts()} */
    Deployment(Path folder, int ports) {
        this.folder = folder;
        this.ports = ports;
    }

    Deployment withPassword(String password) {
        passwords = USERS.stream().collect(Collectors.toMap(user -> user, user -> password));
        return this;
    }

    /** Adds a setting of the server. */
    Deployment with(String key, String value) {
        settings.put(key, value);
        return this;
    }

    /** Starts only the server and waits until it answers. */
    RunningTarget start() throws IOException, InterruptedException {
        Files.createDirectories(folder);
        TargetReader reader = new TargetReader(requirement -> true, Placeholders.standard(HOME));
        Target target = reader.read("own-ports", new StringReader(file(true)));
        try {
            return RunningTarget.start(target, folder.resolve("server.log"), READY);
        } catch (TargetException | PrerequisiteMissingException fault) {
            throw new AssertionError(fault.getMessage(), fault);
        }
    }

    /** Output and report of a run. */
    record Result(int exitCode, String out, String err, Path report) {
        JsonNode json() throws IOException {
            Path file = report.resolve("report.json");
            if (!Files.exists(file)) {
                throw new AssertionError("no report was written; exit " + exitCode + "\n" + out + err);
            }
            return new ObjectMapper().readTree(file.toFile());
        }

        /** Verdicts by requirement, for those that were ruled on. */
        Map<String, String> verdicts() throws IOException {
            return StreamSupport.stream(json().get("requirements").spliterator(), false)
                    .filter(one -> !one.get("verdict").asText().equals("untested"))
                    .collect(Collectors.toMap(one -> one.get("id").asText(), one -> one.get("verdict")
                            .asText()));
        }

        String cause(String requirement) throws IOException {
            return StreamSupport.stream(json().get("requirements").spliterator(), false)
                    .filter(one -> one.get("id").asText().equals(requirement))
                    .map(one -> one.get("cause").asText())
                    .findFirst()
                    .orElse("");
        }
    }

    /** Runs {@code sipwright conform} in this process; the server is launched in one of its own. */
    Result conform(boolean launch, String... options) throws IOException {
        Path target = targetFile(launch);
        Path report = folder.resolve("report");
        List<String> arguments =
                new ArrayList<>(List.of("conform", "--target", target.toString(), "--report", report.toString()));
        arguments.addAll(List.of(options));
        System.setProperty("sipwright.home", HOME.toString());
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(arguments.toArray(String[]::new), new PrintWriter(out, true), new PrintWriter(err, true));
        return new Result(code, out.toString(), err.toString(), report);
    }

    /** Writes the target file. */
    Path targetFile(boolean launch) throws IOException {
        Files.createDirectories(folder);
        return Files.writeString(folder.resolve("target.yaml"), file(launch));
    }

    int wssPort() {
        return ports;
    }

    /** Where the server takes SIP over UDP. */
    InetSocketAddress udp() {
        return new InetSocketAddress("127.0.0.1", ports + 2);
    }

    /** One of its accounts, for a phone in a browser. */
    SipAccount line(String user, int signatureId) {
        URI edge = URI.create("wss://127.0.0.1:" + ports + "/ws");
        return new SipAccount(user, passwords.getOrDefault(user, ""), "sipwright.test", edge, true, signatureId);
    }

    /** The UDP port that it trusts as the trunk. */
    int trunkPort() {
        return ports + 3;
    }

    private String file(boolean launch) {
        return """
                name: own-ports
                ws: wss://127.0.0.1:%d/ws
                sip: 127.0.0.1:%d
                domain: sipwright.test
                accounts: {%s}
                farEnd: { address: "127.0.0.1:%d" }
                trust: insecure
                %s
                """.formatted(
                        ports,
                        ports + 2,
                        passwords.entrySet().stream()
                                .map(one -> one.getKey() + ": " + one.getValue())
                                .collect(Collectors.joining(", ")),
                        ports + 3,
                        launch ? "launch: { command: [" + command() + "] }" : "");
    }

    private String command() {
        List<String> words = new ArrayList<>(List.of("${sipwright.home}/ci/lib/reference-server"));
        Map.of(
                        "listen.wss.port", String.valueOf(ports),
                        "listen.ws.port", String.valueOf(ports + 1),
                        "listen.udp.port", String.valueOf(ports + 2),
                        "media.icePort", String.valueOf(ports + 4),
                        "media.rtpPorts", "{from: " + (ports + 10) + ", to: " + (ports + 209) + "}",
                        "tls.folder", folder.resolve("tls").toString())
                .forEach((key, value) -> words.addAll(List.of("--set", key + "=" + value)));
        settings.forEach((key, value) -> words.addAll(List.of("--set", key + "=" + value)));
        return words.stream().map(word -> "\"" + word + "\"").collect(Collectors.joining(", "));
    }
}
