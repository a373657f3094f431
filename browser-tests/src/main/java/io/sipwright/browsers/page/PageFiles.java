package io.sipwright.browsers.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The files of the built phone page, from the class path. */
public final class PageFiles {
    private static final String FOLDER = "/io/sipwright/browsers/phone/";
    private static final Map<String, String> TYPES = Map.of(
            "index.html", "text/html; charset=utf-8",
            "phone.css", "text/css; charset=utf-8",
            "phone.js", "text/javascript; charset=utf-8",
            "ear.js", "text/javascript; charset=utf-8",
            "icon.svg", "image/svg+xml",
            "licences.txt", "text/plain; charset=utf-8");

    private PageFiles() {}

    public static Set<String> names() {
        return TYPES.keySet();
    }

    /** The media type of a file of the page, or empty when the page has no such file. */
    static Optional<String> type(String name) {
        return Optional.ofNullable(TYPES.get(name));
    }

    /**
     * Reads one file of the page.
     *
     * @throws IOException when the page was not built
     */
    static byte[] read(String name) throws IOException {
        try (InputStream in = PageFiles.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IOException("the phone page was not built: " + FOLDER + name + " is not on the class path");
            }
            return in.readAllBytes();
        }
    }

    /** Writes the page to a folder from which a server can serve it. */
    public static void unpackTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (String name : names()) {
            Files.write(folder.resolve(name), read(name));
        }
    }
}
