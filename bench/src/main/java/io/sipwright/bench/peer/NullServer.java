package io.sipwright.bench.peer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A server that only echoes the headers of a REGISTER and decides nothing: the generator's ceiling is measured at it. */
public final class NullServer implements PeerFactory {
    private static final int WSS = 19_443;
    private static final int UDP = 19_060;
    private static final int TRUNK = 19_070;
    private static final String STORE_PASSWORD = "changeit";

    private final Path folder;

    /** @param folder for its key store and log */
    public NullServer(Path folder) {
        this.folder = folder;
    }

    @Override
    public String name() {
        return DirectPath.NAME;
    }

    @Override
    public Peer start() throws IOException {
        Path store = folder.resolve("null.p12");
        makeKey(store);
        List<String> command = new ArrayList<>(Cores.prefix());
        command.addAll(List.of("java", "-XX:+UseSerialGC", "-Xms256m", "-Xmx256m"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), NullServerMain.class.getName()));
        command.addAll(List.of(String.valueOf(UDP), String.valueOf(WSS), store.toString(), STORE_PASSWORD));
        return new Running(ChildProcess.start(command, folder.resolve("null.log"), NullServerMain.READY));
    }

    private static void makeKey(Path store) throws IOException {
        if (Files.exists(store)) {
            return;
        }
        Process keytool = new ProcessBuilder(
                        "keytool",
                        "-genkeypair",
                        "-alias",
                        "bench",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=bench",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        STORE_PASSWORD)
                .redirectErrorStream(true)
                .start();
        try {
            if (!keytool.waitFor(30, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
                throw new IOException("keytool made no key in " + store);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a key was made", e);
        }
    }

    private record Running(ChildProcess process) implements Peer {
        @Override
        public String name() {
            return DirectPath.NAME;
        }

        @Override
        public URI websocket() {
            return URI.create("wss://" + Scenery.ADDRESS + ":" + WSS + "/ws");
        }

        @Override
        public InetSocketAddress sip() {
            return new InetSocketAddress(Scenery.ADDRESS, UDP);
        }

        @Override
        public InetSocketAddress trunk() {
            return new InetSocketAddress(Scenery.ADDRESS, TRUNK);
        }

        @Override
        public List<Long> pids() {
            return List.of(process.pid());
        }

        @Override
        public Optional<JavaProbe> java() {
            return Optional.empty();
        }

        @Override
        public void close() {
            process.close();
        }
    }
}
