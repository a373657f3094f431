package io.sipwright.browsers.driver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A folder for one browser's profile, sockets and temporary files; {@link #close()} removes it with all that is in it.
 *
 * @param path where it is
 */
public record RunFolder(Path path) implements AutoCloseable {
    /** A Unix socket's path may have 107 bytes (unix(7)); Chromium puts one 45 bytes below this folder. */
    static final int LONGEST = 107 - 45;

    /** The longest suffix that {@link Files#createTempDirectory} appends: our hyphen and an unsigned 64-bit number. */
    private static final int SUFFIX = 1 + 20;

    private static final int ATTEMPTS = 40;
    private static final long PAUSE_NANOS = 50_000_000;

    /**
     * A new folder within this one, or in the system's temporary folder if its path would be too long for sockets.
     *
     * @throws IOException when no folder with a path that is short enough can be made
     */
    public static RunFolder within(Path parent, String name) throws IOException {
        Path wished = Files.createDirectories(parent).toAbsolutePath();
        for (Path candidate : List.of(wished, Path.of(System.getProperty("java.io.tmpdir")), Path.of("/tmp"))) {
            if (candidate.resolve(name).toString().length() + SUFFIX <= LONGEST) {
                return new RunFolder(Files.createTempDirectory(candidate, name + "-"));
            }
        }
        throw new IOException("no temporary folder has a path short enough for a browser's sockets");
    }

    public Path resolve(String name) {
        return path.resolve(name);
    }

    @Override
    public void close() throws IOException {
        // A browser's last child process may still write during the removal.
        for (int attempt = 1; !removed(attempt == ATTEMPTS); attempt++) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private boolean removed(boolean lastAttempt) throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
            return true;
        } catch (NoSuchFileException alreadyGone) {
            return !Files.exists(path);
        } catch (IOException | UncheckedIOException stillInUse) {
            if (lastAttempt) {
                throw stillInUse;
            }
            return false;
        }
    }
}
