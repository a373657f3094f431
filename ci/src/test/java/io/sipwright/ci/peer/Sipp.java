package io.sipwright.ci.peer;

import io.sipwright.pstn.container.ChildProcess;
import io.sipwright.scenarios.judge.Expect;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One user agent played by SIPp on its own UDP port. SIPp 3.6 answers only the first challenge of a response and
 * supports only MD5, so the server must offer nothing else.
 *
 * @param folder for its logs, message traces and statistics
 * @param scenarios where the scenario files are
 * @param server where its messages go
 * @param port its UDP port on the loopback address
 * @param mediaPort where it echoes RTP; it uses the next three ports too
 * @param user its user part; the password is {@code <user>-secret}
 */
public record Sipp(Path folder, Path scenarios, InetSocketAddress server, int port, int mediaPort, String user) {
    private static final String DOMAIN = "sipwright.test";
    private static final Duration READY = Duration.ofSeconds(5);
    /** SIPp's time limit: it then fails instead of waiting for a missing message. */
    private static final String LIMIT = "40s";
    /** In milliseconds: a shorter pause of the machine gives no warning, because it is not the server's fault. */
    private static final String PAUSED = "5000";

    /** Registers for five minutes and waits for the answer. */
    public SippResult register() throws IOException, InterruptedException {
        try (SippRun run = start("register", 1, List.of("-auth_uri", DOMAIN))) {
            return run.result();
        }
    }

    /** Answers calls in the background; the port is open when this returns. */
    public SippRun answering(String scenario, int calls) throws IOException {
        SippRun run = start(scenario, calls, List.of());
        if (Expect.within(READY, () -> Optional.of(true).filter(yes -> isBound()))
                .isEmpty()) {
            throw new AssertionError("SIPp does not listen at " + port + ": " + run.printed());
        }
        return run;
    }

    /** Places calls at this rate and waits for the last. */
    public SippResult calling(String scenario, String callee, int calls, int perSecond)
            throws IOException, InterruptedException {
        try (SippRun run = placing(scenario, callee, calls, perSecond)) {
            return run.result();
        }
    }

    /** Places calls in the background. */
    public SippRun placing(String scenario, String callee, int calls, int perSecond) throws IOException {
        List<String> options =
                List.of("-key", "callee", callee, "-auth_uri", callee + "@" + DOMAIN, "-r", String.valueOf(perSecond));
        return start(scenario, calls, options);
    }

    private SippRun start(String scenario, int calls, List<String> more) throws IOException {
        Path own = Files.createTempDirectory(folder, scenario + "-");
        List<String> command = new ArrayList<>(List.of("sipp", server.getHostString() + ":" + server.getPort()));
        command.addAll(List.of("-sf", scenarios.resolve(scenario + ".xml").toString()));
        command.addAll(List.of("-i", "127.0.0.1", "-p", String.valueOf(port), "-nostdin"));
        command.addAll(List.of("-mi", "127.0.0.1", "-mp", String.valueOf(mediaPort), "-rtp_echo"));
        command.addAll(List.of("-m", String.valueOf(calls), "-timeout", LIMIT, "-timeout_error"));
        command.addAll(List.of("-key", "domain", DOMAIN, "-key", "user", user, "-au", user, "-ap", user + "-secret"));
        command.addAll(List.of("-watchdog_minor_threshold", PAUSED, "-watchdog_major_threshold", PAUSED));
        command.addAll(List.of("-trace_err", "-trace_msg", "-trace_stat", "-stf", "statistics.csv"));
        command.addAll(more);
        return new SippRun(
                ChildProcess.start(
                        new ProcessBuilder(command).directory(own.toFile()), own.resolve("printed.txt"), "sipp"),
                own);
    }

    /** Whether the UDP port is open, by the kernel's list: a probe would be an unexpected message for SIPp. */
    private boolean isBound() {
        String local = String.format(Locale.ROOT, ":%04X ", port);
        try {
            return Files.readAllLines(Path.of("/proc/net/udp")).stream()
                    .map(line -> line.strip().split(" +")[1] + " ")
                    .anyMatch(address -> address.endsWith(local));
        } catch (IOException e) {
            throw new AssertionError("the kernel's list of UDP ports cannot be read", e);
        }
    }
}
