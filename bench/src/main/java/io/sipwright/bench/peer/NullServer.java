package io.sipwright.bench.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server that only echoes the headers of a REGISTER. It shows the generator's own limit. */
public final class NullServer implements PeerFactory {
    private static final LoopbackServer.Ports PORTS = LoopbackServer.Ports.free();
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
        command.addAll(
                List.of(String.valueOf(PORTS.udp()), String.valueOf(PORTS.wss()), store.toString(), STORE_PASSWORD));
        return new LoopbackProcess(
                DirectPath.NAME,
                PORTS,
                LoopbackProcess.started(command, folder.resolve("null.log"), NullServerMain.READY));
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
}
