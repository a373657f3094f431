package io.sipwright.scenarios.run;

import io.sipwright.pstn.container.ChildProcess;
import io.sipwright.scenarios.network.TurnServer;
import io.sipwright.scenarios.phone.SelfSignedCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * Debian's coturn as the TURN server of a run (RFC 8656), over UDP, TCP and TLS. Its certificate vouches for itself, like the one of the
 * reference server; driven browsers accept any. The process ends with this one.
 */
final class Coturn implements AutoCloseable {
    private static final String PROGRAM = "turnserver";
    private static final String USER = "sipwright";
    private static final Duration TO_START = Duration.ofSeconds(10);
    private static final int CONNECT_MILLIS = 200;
    private static final Base64.Encoder PEM = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private final InetAddress address;
    private final int port;
    private final int tlsPort;
    private final String secret;
    private final ChildProcess process;

    private Coturn(InetAddress address, int port, int tlsPort, String secret, ChildProcess process) {
        this.address = address;
        this.port = port;
        this.tlsPort = tlsPort;
        this.secret = secret;
        this.process = process;
    }

    /**
     * Starts it and waits until it accepts connections.
     *
     * @param address of this machine, for clients and for relayed candidates
     * @param within a folder for its certificate and its log
     * @throws IOException if it is not installed or does not start; the message says which
     */
    static Coturn start(InetAddress address, Path within) throws IOException {
        Path folder = Files.createDirectories(within.toAbsolutePath());
        String host = address.getHostAddress();
        SelfSignedCertificate certificate = SelfSignedCertificate.create(host);
        Path chain = pem(folder.resolve("turn-cert.pem"), "CERTIFICATE", certificate.der());
        Path key = pem(
                folder.resolve("turn-key.pem"), "PRIVATE KEY", certificate.key().getEncoded());
        int port = freePort(address);
        int tlsPort = freePort(address);
        String secret = secret();
        ProcessBuilder builder = new ProcessBuilder(
                        PROGRAM,
                        "-n",
                        "--listening-ip=" + host,
                        "--relay-ip=" + host,
                        "--listening-port=" + port,
                        "--tls-listening-port=" + tlsPort,
                        "--lt-cred-mech",
                        "--user=" + USER + ":" + secret,
                        "--realm=sipwright",
                        "--cert=" + chain,
                        "--pkey=" + key,
                        "--userdb=" + folder.resolve("turn.db"),
                        "--pidfile=" + folder.resolve("turn.pid"),
                        "--log-file=stdout",
                        "--relay-threads=1",
                        "--no-cli",
                        "--verbose",
                        "--no-dtls")
                .directory(folder.toFile());
        if (address.isLoopbackAddress()) {
            builder.command().add("--allow-loopback-peers");
        }
        ChildProcess process = ChildProcess.start(builder, folder.resolve("turn.log"), "coturn");
        try {
            process.awaitReady(() -> accepts(address, port) && accepts(address, tlsPort), TO_START);
            return new Coturn(address, port, tlsPort, secret, process);
        } catch (IOException e) {
            process.close();
            throw e;
        }
    }

    /** The server over each transport. */
    List<TurnServer> servers() {
        String host = address.getHostAddress();
        return List.of(
                new TurnServer("turn:" + host + ":" + port + "?transport=udp", USER, secret),
                new TurnServer("turn:" + host + ":" + port + "?transport=tcp", USER, secret),
                new TurnServer("turns:" + host + ":" + tlsPort + "?transport=tcp", USER, secret));
    }

    private static int freePort(InetAddress address) throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, address)) {
            return socket.getLocalPort();
        }
    }

    private static boolean accepts(InetAddress address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static String secret() {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private static Path pem(Path file, String kind, byte[] der) throws IOException {
        String text = "-----BEGIN " + kind + "-----\n" + PEM.encodeToString(der) + "\n-----END " + kind + "-----\n";
        return Files.writeString(file, text);
    }

    @Override
    public void close() {
        process.close();
    }
}
