package io.sipwright.server.app;

import java.nio.file.Path;
import java.util.List;

/**
 * TLS of the WSS listener.
 *
 * @param folder holds key and certificate; they are made where they are missing
 * @param names further host names for a certificate that we make
 */
public record TlsConfig(String folder, List<String> names) {
    public TlsConfig {
        Rule.require(!folder.isBlank(), "folder", folder, "a folder");
        names = List.copyOf(names);
    }

    Path path() {
        return folder.startsWith("~/")
                ? Path.of(System.getProperty("user.home"), folder.substring(2))
                : Path.of(folder);
    }
}
