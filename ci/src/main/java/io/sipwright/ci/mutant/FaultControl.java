package io.sipwright.ci.mutant;

import io.sipwright.scenarios.run.StateFaults;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Switches the faults of a {@link MutantServer} from another process: one line names the fault, an empty one means none, and
 * each is answered by {@code ok}. The server connects, on the loopback, to the port that it was given.
 */
public final class FaultControl implements StateFaults, AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;
    private static final String DONE = "ok";

    private final ServerSocket listening;
    private @Nullable Socket server;

    /** @throws IOException when no port is free */
    public FaultControl() throws IOException {
        listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        listening.setSoTimeout(PATIENCE_MILLIS);
    }

    /** What a server is given as its first argument. */
    public int port() {
        return listening.getLocalPort();
    }

    @Override
    public void on(String mutant) throws IOException {
        order(mutant);
    }

    @Override
    public void off() throws IOException {
        order("");
    }

    private synchronized void order(String line) throws IOException {
        Socket connected = server;
        if (connected == null) {
            connected = listening.accept();
            connected.setSoTimeout(PATIENCE_MILLIS);
            server = connected;
        }
        writer(connected).println(line);
        String answer = reader(connected).readLine();
        if (!DONE.equals(answer)) {
            throw new IOException("the server did not switch to the fault \"" + line + "\": " + answer);
        }
    }

    /** In the server's process: takes orders until the connection ends. */
    static void obey(int port, ActiveMutant active) throws IOException {
        Socket control = new Socket(InetAddress.getLoopbackAddress(), port);
        Thread thread = new Thread(() -> obey(control, active), "mutant-control");
        thread.setDaemon(true);
        thread.start();
    }

    private static void obey(Socket control, ActiveMutant active) {
        try (control) {
            BufferedReader orders = reader(control);
            PrintWriter answers = writer(control);
            for (String line = orders.readLine(); line != null; line = orders.readLine()) {
                answers.println(switched(line, active));
            }
        } catch (IOException e) {
            active.off();
        }
    }

    private static String switched(String name, ActiveMutant active) {
        try {
            if (name.isEmpty()) {
                active.off();
            } else {
                active.on(WovenMutants.named(name));
            }
            return DONE;
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    private static PrintWriter writer(Socket socket) throws IOException {
        return new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        Socket connected = server;
        if (connected != null) {
            connected.close();
        }
        listening.close();
    }
}
