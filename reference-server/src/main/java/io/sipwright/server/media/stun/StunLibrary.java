package io.sipwright.server.media.stun;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** The library's process-wide settings, made in this one place before any of its classes reads them. */
final class StunLibrary {
    /** Kept, because the logging system loses the level of a logger that is not referenced. */
    private static final List<Logger> QUIET = Stream.of("org.ice4j", "org.jitsi", "JitsiConfig")
            .map(Logger::getLogger)
            .toList();

    static {
        System.setProperty("ice4j.software", "");
        QUIET.forEach(logger -> logger.setLevel(Level.OFF)); // every odd datagram would be a line
    }

    private StunLibrary() {}

    static void prepare() {
        // Loading this class is all.
    }
}
