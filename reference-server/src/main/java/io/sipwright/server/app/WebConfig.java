package io.sipwright.server.app;

import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP settings.
 *
 * @param origins web origins that may open a WebSocket; empty allows any
 * @param pages folder of the phone page; empty serves none
 */
public record WebConfig(Set<String> origins, String pages) {
    public WebConfig {
        origins = Set.copyOf(origins);
        for (String origin : origins) {
            Rule.require(
                    origin.matches("https?://[^/]+"), "origins", origin, "an origin such as https://phone.example");
        }
    }

    @Nullable
    Path pagesFolder() {
        return pages.isEmpty() ? null : Path.of(pages);
    }
}
