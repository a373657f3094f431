package io.sipwright.server.app;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The line of each key in a file. Keys are paths such as {@code listen.wss.port}. */
final class KeyLines {
    private final Path file;
    private final Map<String, Integer> lines;

    private KeyLines(Path file, Map<String, Integer> lines) {
        this.file = file;
        this.lines = lines;
    }

    static KeyLines of(Path file) throws IOException {
        Map<String, Integer> lines = new HashMap<>();
        try (JsonParser parser = new YAMLFactory().createParser(file.toFile())) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                String path = parser.getParsingContext().pathAsPointer().toString();
                lines.putIfAbsent(dotted(path), parser.currentTokenLocation().getLineNr());
            }
        }
        return new KeyLines(file, lines);
    }

    /** File and line of a key, or of the nearest key above it. */
    Optional<String> place(String key) {
        for (String path = key; !path.isEmpty(); path = parent(path)) {
            Integer line = lines.get(path);
            if (line != null) {
                return Optional.of(file + ", line " + line);
            }
        }
        return Optional.empty();
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('.')));
    }

    private static String dotted(String pointer) {
        return pointer.isEmpty() ? "" : pointer.substring(1).replace('/', '.');
    }
}
