package io.sipwright.ci.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** baresip's control socket: JSON in netstrings; commands out, responses and events in. For one thread at a time. */
final class ControlSocket implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Socket socket = new Socket();
    private final List<String> events = new CopyOnWriteArrayList<>();
    private final BlockingQueue<String> responses = new LinkedBlockingQueue<>();

    /** @throws IOException if nothing listens there */
    ControlSocket(InetSocketAddress address) throws IOException {
        socket.connect(address);
        Thread reader = new Thread(this::read, "baresip-events");
        reader.setDaemon(true);
        reader.start();
    }

    /** Sends a command and returns the answer, or an empty string if none comes in time. */
    String command(String name, String parameters) throws IOException {
        byte[] json = JSON.writeValueAsBytes(Map.of("command", name, "params", parameters));
        OutputStream out = socket.getOutputStream();
        out.write((json.length + ":").getBytes(StandardCharsets.US_ASCII));
        out.write(json);
        out.write(',');
        out.flush();
        return response();
    }

    private String response() throws InterruptedIOException {
        try {
            String answer = responses.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return answer == null ? "" : answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while baresip was asked");
        }
    }

    /** Takes the first event of this type, for example {@code CALL_ESTABLISHED}. */
    Optional<String> take(String type) {
        return events.remove(type) ? Optional.of(type) : Optional.empty();
    }

    /** Drops the events not taken yet. */
    void forget() {
        events.clear();
    }

    /** Events not taken yet. */
    List<String> untaken() {
        return List.copyOf(events);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void read() {
        try {
            InputStream in = socket.getInputStream();
            while (true) {
                JsonNode message = JSON.readTree(netstring(in));
                if (message.path("event").asBoolean()) {
                    events.add(message.path("type").asText());
                } else {
                    responses.add(message.path("data").asText());
                }
            }
        } catch (IOException closed) {
            events.add("CONTROL_CLOSED");
        }
    }

    private static byte[] netstring(InputStream in) throws IOException {
        int length = 0;
        for (int digit = in.read(); digit != ':'; digit = in.read()) {
            if (digit < '0' || digit > '9') {
                throw new EOFException("no netstring");
            }
            length = 10 * length + digit - '0';
        }
        byte[] text = in.readNBytes(length);
        if (in.read() != ',') {
            throw new EOFException("a netstring without its end");
        }
        return text;
    }
}
