package io.sipwright.bench.peer;

import io.sipwright.pstn.container.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The reference server as built, with a fixed heap size and few log messages. Finished transactions stay for 32 s (RFC
 * 3261 §17), so a saturated server holds some hundred thousand of them.
 */
public final class ReferenceServer implements PeerFactory {
    public static final String NAME = "reference";

    private static final LoopbackServer.Ports PORTS = LoopbackServer.Ports.free();
    private static final List<String> JAVA = List.of("java", "-XX:+UseG1GC", "-XX:+AlwaysPreTouch");

    private final Path home;
    private final Path folder;
    private final String heap;

    /**
     * @param home the project's folder
     * @param folder for configuration, certificate and log
     * @param heap its size, as the option -Xmx names it
     */
    public ReferenceServer(Path home, Path folder, String heap) {
        this.home = home;
        this.folder = folder;
        this.heap = heap;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Peer start() throws IOException {
        Path config = folder.resolve("reference.yaml");
        Files.writeString(config, configuration());
        List<String> command = new ArrayList<>(JAVA);
        command.addAll(List.of("-Xms" + heap, "-Xmx" + heap));
        command.addAll(List.of("-cp", home.resolve("reference-server/target/app") + "/*"));
        command.addAll(List.of("io.sipwright.server.app.Main", "--config", config.toString()));
        return new Running(LoopbackProcess.started(command, folder.resolve("reference.log"), "sipwright-server ready"));
    }

    private String configuration() {
        String accounts = IntStream.range(0, BenchFixture.USERS)
                .mapToObj(
                        i -> "  - { user: %s, password: %s }%n".formatted(BenchFixture.user(i), BenchFixture.PASSWORD))
                .collect(Collectors.joining());
        String trunk = BenchFixture.ADDRESS + ":" + PORTS.trunk();
        return """
                domain: %s
                listen:
                  wss: { port: %d }
                  ws: { port: 0 }
                  udp: { port: %d }
                tls: { folder: "%s" }
                trunk:
                  routes: [ { prefix: "", to: "%s" } ]
                  trusted: [ "%s" ]
                media:
                  icePort: 0
                  rtpPorts: { from: 20000, to: 21999 }
                  callsOfAccount: 1000
                dialogs: { limit: 1000000, limitOfAccount: 1000000 }
                limits:
                  transactions: 1000000
                  transactionsPerAddress: 1000000
                  connections: 100000
                  connectionsPerAddress: 100000
                log: { level: warn, explain: false }
                accounts:
                """.formatted(BenchFixture.DOMAIN, PORTS.wss(), PORTS.udp(), folder.resolve("tls"), trunk, trunk)
                + accounts;
    }

    private static final class Running extends LoopbackProcess {
        Running(ChildProcess process) {
            super(NAME, PORTS, process);
        }

        @Override
        public Optional<JavaProbe> java() {
            return Optional.of(new JavaProbe(pid()));
        }

        /**
         * Until then the JIT compiler may use all cores; on one core it would compete with the code that it compiles.
         */
        @Override
        public void confine() throws IOException {
            Cores.confine(pid());
        }
    }
}
