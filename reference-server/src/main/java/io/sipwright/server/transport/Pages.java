package io.sipwright.server.transport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files of the page folder, read once at start; a request never reads the disk. */
final class Pages {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "json", "application/json",
            "map", "application/json",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon",
            "txt", "text/plain; charset=utf-8",
            "wasm", "application/wasm");

    private final Map<String, Page> byPath;

    private Pages(Map<String, Page> byPath) {
        this.byPath = byPath;
    }

    /** @throws IOException if the path is not a folder or cannot be read */
    static Pages in(@Nullable Path folder) throws IOException {
        if (folder == null) {
            return new Pages(Map.of());
        }
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder.toString(), null, "the page folder is no folder");
        }
        Map<String, Page> pages = new HashMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String path = "/" + folder.relativize(file).toString().replace('\\', '/');
                pages.put(path, new Page(type(path), Files.readAllBytes(file)));
            }
        }
        return new Pages(Map.copyOf(pages));
    }

    /** @param target the path of a request, without its query */
    Optional<Page> at(String target) {
        return Optional.ofNullable(byPath.get(target.endsWith("/") ? target + "index.html" : target));
    }

    private static String type(String path) {
        String extension = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(extension, "application/octet-stream");
    }

    /** One file. */
    record Page(String type, byte[] content) {}
}
