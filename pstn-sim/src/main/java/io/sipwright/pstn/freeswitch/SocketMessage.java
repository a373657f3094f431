package io.sipwright.pstn.freeswitch;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One message of FreeSWITCH's event socket: header lines, an empty line, and as many bytes as Content-Length says.
 *
 * @param headers by their names as written
 * @param body the empty string if there is none
 */
record SocketMessage(Map<String, String> headers, String body) {
    private static final String LENGTH = "Content-Length";
    private static final int LONGEST_LINE = 65_536;
    private static final int LARGEST_BODY = 1 << 24;

    SocketMessage {
        headers = Map.copyOf(headers);
    }

    /**
     * Reads the next message.
     *
     * @throws EOFException when the connection ends, between messages or within one
     * @throws IOException if the bytes are not a message; the message names place and rule
     */
    static SocketMessage read(InputStream in) throws IOException {
        Map<String, String> headers = headers(in);
        String length = headers.getOrDefault(LENGTH, "0");
        if (!length.matches("\\d{1,8}") || Integer.parseInt(length) > LARGEST_BODY) {
            throw new IOException("event socket: " + LENGTH + " is no length: " + length);
        }
        byte[] body = in.readNBytes(Integer.parseInt(length));
        if (body.length < Integer.parseInt(length)) {
            throw new EOFException("event socket: the connection ends within a body");
        }
        return new SocketMessage(headers, new String(body, StandardCharsets.UTF_8));
    }

    private static Map<String, String> headers(InputStream in) throws IOException {
        Map<String, String> headers = new HashMap<>();
        String line = line(in);
        while (line.isEmpty()) {
            line = line(in);
        }
        while (!line.isEmpty()) {
            put(headers, line);
            line = line(in);
        }
        return headers;
    }

    private static void put(Map<String, String> headers, String line) throws IOException {
        int colon = line.indexOf(':');
        if (colon < 1) {
            throw new IOException("event socket: a header line has a name and a colon: " + line);
        }
        headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("event socket: the connection ended");
            }
            if (line.size() == LONGEST_LINE) {
                throw new IOException("event socket: a line is longer than " + LONGEST_LINE + " bytes");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    String type() {
        return headers.getOrDefault("Content-Type", "");
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /**
     * The event that the body of a {@code text/event-plain} holds: header lines whose values are URL-encoded.
     *
     * @throws IOException when a line has no colon
     */
    SocketMessage event() throws IOException {
        Map<String, String> fields = new HashMap<>();
        String[] headAndBody = body.split("\n\n", 2);
        for (String line : headAndBody[0].split("\n")) {
            put(fields, line);
        }
        fields.replaceAll((name, value) -> decoded(value));
        return new SocketMessage(fields, headAndBody.length == 2 ? headAndBody[1] : "");
    }

    /** A plus sign is literal there, and an invalid escape stays as it is. */
    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }
}
