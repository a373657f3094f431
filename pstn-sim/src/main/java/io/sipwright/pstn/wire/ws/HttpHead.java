package io.sipwright.pstn.wire.ws;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The head of an HTTP message as it is written: start line and header lines, legal or not (RFC 9112 §2.1).
 *
 * @param startLine for example {@code HTTP/1.1 101 Switching Protocols}
 * @param lines the header lines as they are, in order
 */
public record HttpHead(String startLine, List<String> lines) {
    public HttpHead {
        lines = List.copyOf(lines);
    }

    /** Reads a head without its empty line. */
    public static HttpHead parse(String text) {
        List<String> all = text.lines().toList();
        return new HttpHead(all.isEmpty() ? "" : all.get(0), all.isEmpty() ? List.of() : all.subList(1, all.size()));
    }

    /** The status code of a response; 0 if there is none. */
    public int status() {
        String[] words = startLine.split(" ", 3);
        return words.length > 1 && words[1].matches("\\d{3}") ? Integer.parseInt(words[1]) : 0;
    }

    /** The values of this header, one for each of its lines. */
    public List<String> values(String name) {
        return lines.stream()
                .filter(line -> name(line).equals(name.toLowerCase(Locale.ROOT)))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .toList();
    }

    public Optional<String> value(String name) {
        return values(name).stream().findFirst();
    }

    /** A copy in which this header has these values, at its old place or at the end. */
    public HttpHead with(String name, List<String> values) {
        List<String> changed = new ArrayList<>();
        int at = -1;
        for (String line : lines) {
            if (name(line).equals(name.toLowerCase(Locale.ROOT))) {
                at = at < 0 ? changed.size() : at;
            } else {
                changed.add(line);
            }
        }
        List<String> added = values.stream().map(value -> name + ": " + value).toList();
        changed.addAll(at < 0 ? changed.size() : at, added);
        return new HttpHead(startLine, changed);
    }

    public HttpHead withStartLine(String other) {
        return new HttpHead(other, lines);
    }

    /** The head on the wire, with its empty line. */
    public byte[] bytes() {
        return (text() + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    /** All lines, each with its end. */
    public String text() {
        return startLine + "\r\n" + lines.stream().map(line -> line + "\r\n").reduce("", String::concat);
    }

    private static String name(String line) {
        int colon = line.indexOf(':');
        return (colon < 0 ? line : line.substring(0, colon)).strip().toLowerCase(Locale.ROOT);
    }
}
