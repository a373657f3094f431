package io.sipwright.pstn.freeswitch;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection to FreeSWITCH's event socket, inbound mode (mod_event_socket): we connect, log in and send commands;
 * replies come in the order of the commands, with events in between. Safe for any thread.
 */
final class EventSocket implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventSocket.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Socket socket = new Socket();
    private final Queue<CompletableFuture<SocketMessage>> awaited = new ArrayDeque<>();
    private final Consumer<SocketMessage> events;

    private EventSocket(Consumer<SocketMessage> events) {
        this.events = events;
    }

    /**
     * Connects and logs in.
     *
     * @param events takes each event in the connection's thread
     * @throws IOException if nothing answers, or the password is refused
     */
    static EventSocket login(InetSocketAddress address, String password, Consumer<SocketMessage> events)
            throws IOException {
        EventSocket connection = new EventSocket(events);
        try {
            connection.socket.connect(address, (int) PATIENCE.toMillis());
            connection.greet(password);
            return connection;
        } catch (IOException e) {
            connection.close();
            throw e;
        }
    }

    private void greet(String password) throws IOException {
        InputStream in = new BufferedInputStream(socket.getInputStream());
        socket.setSoTimeout((int) PATIENCE.toMillis());
        SocketMessage greeting = SocketMessage.read(in);
        if (!greeting.type().equals("auth/request")) {
            throw new IOException("event socket: no auth/request but " + greeting.type() + " " + greeting.body());
        }
        socket.setSoTimeout(0);
        Thread thread = new Thread(() -> readAll(in), "event-socket");
        thread.setDaemon(true);
        thread.start();
        command("auth " + password);
    }

    private void readAll(InputStream in) {
        try {
            while (true) {
                take(SocketMessage.read(in));
            }
        } catch (IOException e) {
            LOG.debug("the event socket ends: {}", e.getMessage());
            failAll(e);
        }
    }

    private void take(SocketMessage message) throws IOException {
        switch (message.type()) {
            case "command/reply", "api/response" -> answer(message);
            case "text/event-plain" -> events.accept(message.event());
            default -> LOG.debug("event socket: {}", message);
        }
    }

    private void answer(SocketMessage message) {
        CompletableFuture<SocketMessage> first;
        synchronized (awaited) {
            first = awaited.poll();
        }
        if (first == null) {
            LOG.warn("event socket: an unexpected reply: {}", message);
        } else {
            first.complete(message);
        }
    }

    private void failAll(IOException cause) {
        synchronized (awaited) {
            awaited.forEach(future -> future.completeExceptionally(cause));
            awaited.clear();
        }
    }

    /** Asks for events of these names; a name after {@code CUSTOM} is a subclass. */
    void subscribe(String... names) throws IOException {
        command("event plain " + String.join(" ", names));
    }

    /**
     * Runs an API command and waits for its output.
     *
     * @throws IOException when there is none in time, or it says {@code -ERR} or {@code -USAGE}
     */
    String api(String command) throws IOException {
        return accepted(command, exchange("api " + command).body());
    }

    /** Starts an API command; its output is not waited for. */
    void bgapi(String command) throws IOException {
        command("bgapi " + command);
    }

    private void command(String command) throws IOException {
        accepted(command.split(" ")[0], exchange(command).header("Reply-Text").orElse(""));
    }

    private static String accepted(String command, String reply) throws IOException {
        if (reply.startsWith("-")) {
            throw new IOException("event socket: " + command + ": " + reply.strip());
        }
        return reply;
    }

    private SocketMessage exchange(String command) throws IOException {
        if (command.contains("\n") || command.contains("\r")) {
            throw new IOException("event socket: a command is one line");
        }
        CompletableFuture<SocketMessage> reply = new CompletableFuture<>();
        OutputStream out = socket.getOutputStream();
        synchronized (awaited) {
            awaited.add(reply);
            out.write((command + "\n\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
        try {
            return reply.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("event socket: no reply within " + PATIENCE.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new IOException("event socket: the connection ended", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("event socket: interrupted", e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("closing the event socket failed", e);
        }
    }
}
