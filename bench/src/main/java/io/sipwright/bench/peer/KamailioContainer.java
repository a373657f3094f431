package io.sipwright.bench.peer;

import io.sipwright.pstn.container.Container;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Kamailio as edge, registrar and proxy, with rtpengine, in one container on the host's network. */
public final class KamailioContainer implements PeerFactory {
    public static final String NAME = "kamailio+rtpengine";

    private static final LoopbackServer.Ports PORTS = LoopbackServer.Ports.free();
    private static final Map<String, Integer> PLACES = Map.of(
            "@WSS_PORT@", PORTS.wss(),
            "@SIP_PORT@", PORTS.udp(),
            "@TRUNK_PORT@", PORTS.trunk(),
            "@CONTROL_PORT@", LoopbackServer.port());
    private static final long STARTS_NANOS = 20_000_000_000L;
    private static final List<String> FILES = List.of("kamailio.cfg", "tls.cfg", "start.sh");

    private final Path folder;
    private final String image;

    /**
     * @param folder for configuration, certificate and log; the container sees it
     * @param image reference of an image that the engine has
     */
    public KamailioContainer(Path folder, String image) {
        this.folder = folder;
        this.image = image;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Peer start() throws IOException {
        for (String file : FILES) {
            copy(file);
        }
        String container = "sipwright-bench-" + ProcessHandle.current().pid();
        List<String> run = new ArrayList<>(List.of("run", "--detach", "--rm", "--name", container));
        run.addAll(List.of("--label", Container.ownerLabel()));
        run.addAll(List.of("--network", "host", "--ulimit", "nofile=16384", "--volume", folder + ":/bench"));
        if (!Cores.ofServer().isEmpty()) {
            run.addAll(List.of("--cpuset-cpus", Cores.ofServer()));
        }
        run.addAll(List.of(image, "sh", "/bench/start.sh"));
        Docker.run(run);
        return Running.of(container);
    }

    private void copy(String file) throws IOException {
        try (InputStream in = KamailioContainer.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IOException(file + " is missing from the class path");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (var port : PLACES.entrySet()) {
                text = text.replace(port.getKey(), String.valueOf(port.getValue()));
            }
            Files.writeString(folder.resolve(file), text);
        }
    }

    private static final class Running extends LoopbackServer {
        private final String container;
        private final Thread farewell = new Thread(this::remove, "end of a container");
        private List<Long> pids = List.of();

        private Running(String container) {
            super(NAME, PORTS);
            this.container = container;
            Runtime.getRuntime().addShutdownHook(farewell);
        }

        static Running of(String container) throws IOException {
            Running running = new Running(container);
            try {
                long deadline = System.nanoTime() + STARTS_NANOS;
                while (!Docker.run(List.of("exec", container, "sh", "-c", "test -e /tmp/ready && echo yes || echo no"))
                        .equals("yes")) {
                    if (System.nanoTime() > deadline) {
                        throw new IOException("Kamailio did not get ready: " + Docker.run(List.of("logs", container)));
                    }
                }
                running.pids = Docker.pids(container);
                return running;
            } catch (IOException failed) {
                running.close();
                throw failed;
            }
        }

        @Override
        public List<Long> pids() {
            return pids;
        }

        private void remove() {
            try {
                Docker.run(List.of("rm", "--force", container));
            } catch (IOException gone) {
                pids = List.of(); // it had already ended
            }
        }

        @Override
        public void close() {
            remove();
            try {
                Runtime.getRuntime().removeShutdownHook(farewell);
            } catch (IllegalStateException shuttingDown) {
                pids = List.of();
            }
        }
    }
}
