package io.sipwright.browsers.driver;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.json.Json;

/**
 * Firefox's own remote protocol, Marionette: {@code LENGTH:JSON} frames over TCP, {@code [0, id, command, parameters]}
 * answered by {@code [1, id, error, result]}. One command at a time.
 */
final class MarionetteConnection implements AutoCloseable {
    /** Firefox's answer: an error or a result; a result may be null. */
    record Answer(
            @Nullable Map<String, Object> error, @Nullable Object result) {}

    private final Json json = new Json();
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private int lastId;

    MarionetteConnection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
        readFrame(); // skips the greeting, which has the protocol's version
    }

    synchronized Answer call(String command, Map<String, ?> parameters) throws IOException {
        byte[] frame = json.toJson(List.of(0, ++lastId, command, parameters)).getBytes(StandardCharsets.UTF_8);
        out.write((frame.length + ":").getBytes(StandardCharsets.US_ASCII));
        out.write(frame);
        out.flush();
        List<?> answer = json.toType(readFrame(), List.class);
        return new Answer(asMap(answer.get(2)), answer.get(3));
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Map<String, Object> asMap(@Nullable Object error) {
        return (Map<String, Object>) error;
    }

    private String readFrame() throws IOException {
        int length = 0;
        for (int digit = in.read(); digit != ':'; digit = in.read()) {
            if (digit < '0' || digit > '9') {
                throw new EOFException("Firefox closed its remote control connection");
            }
            length = length * 10 + digit - '0';
        }
        byte[] frame = in.readNBytes(length);
        if (frame.length < length) {
            throw new EOFException("Firefox closed its remote control connection");
        }
        return new String(frame, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
