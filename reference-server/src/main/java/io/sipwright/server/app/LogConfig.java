package io.sipwright.server.app;

import java.util.List;

/**
 * What goes to standard error.
 *
 * @param level of the server's own lines
 * @param explain whether each rewrite is written as one line
 */
public record LogConfig(String level, boolean explain) {
    private static final List<String> LEVELS = List.of("error", "warn", "info", "debug", "trace");

    public LogConfig {
        Rule.require(LEVELS.contains(level), "level", level, "one of " + String.join(", ", LEVELS));
    }
}
